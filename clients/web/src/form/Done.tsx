import { useEffect, useRef } from "react";

/** Something was carried out: said where the focus is put. */
export function Done({ text }: { text: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [text]);
  return (
    <div ref={box} tabIndex={-1} role="status" className="fr-alert fr-alert--success fr-alert--sm fr-mb-3w summary">
      <p className="word-break">{text}</p>
    </div>
  );
}
