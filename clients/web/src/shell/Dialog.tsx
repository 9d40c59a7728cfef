import { useEffect, useId, useRef, type ReactNode } from "react";
import { texts } from "./texts";

/**
 * A window over the page: the browser's own modal dialog, in the design system's dress. It holds the focus, gives it back
 * when it closes, and closes by Escape.
 * @param onClose Asked for by the button, by Escape or by the backdrop; the owner takes it off the screen.
 * @param closable False for a window that must be answered.
 */
export function Dialog({ title, onClose, children, footer, closable = true, closeLabel = texts.close }: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  closable?: boolean;
  closeLabel?: string;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement as HTMLElement | null;
    shown?.showModal();
    return () => {
      shown?.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="fr-modal fr-modal--opened"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (closable) {
          onClose();
        }
      }}
    >
      <div className="fr-container fr-container--fluid fr-container-md">
        <div className="fr-grid-row fr-grid-row--center">
          <div className="fr-col-12 fr-col-md-8 fr-col-lg-7">
            <div className="fr-modal__body">
              <div className="fr-modal__header">
                {closable && <button type="button" className="fr-btn fr-btn--close" onClick={onClose}>{closeLabel}</button>}
              </div>
              <div className="fr-modal__content">
                <h2 id={titleId} className="fr-modal__title">{title}</h2>
                {children}
              </div>
              {footer && <div className="fr-modal__footer"><div className="fr-btns-group fr-btns-group--right fr-btns-group--inline-lg">{footer}</div></div>}
            </div>
          </div>
        </div>
      </div>
    </dialog>
  );
}
