import { useEffect, useRef } from "react";
import { FormTab } from "../gen/cyclades/candidature/v1/candidature_pb";
import { useTitleOfPart } from "../route/Page";
import { tabs, type Tab } from "./form";
import { texts } from "./texts";

const words = texts.form;

const titles: Readonly<Record<Tab, string>> = {
  [FormTab.TERMS]: words.tabs.terms,
  [FormTab.IDENTIFICATION]: words.tabs.identification,
  [FormTab.CANDIDATURE]: words.tabs.candidature,
  [FormTab.SUMMARY]: words.tabs.summary,
};

export function titleOf(tab: Tab): string {
  return titles[tab];
}

/**
 * The strip of tabs (R66) as the design system's stepper.
 * @param tab The last one, with the number, is not among the tabs of the form.
 * @param number Whether the form ends with a number: not when a candidature is modified.
 * @param focused Whether the heading takes the focus when the tab changes.
 */
export function Steps({ tab, number, focused }: { tab: Tab | "number"; number: boolean; focused: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(tab);
  useEffect(() => {
    if (last.current !== tab || tab === "number") {
      last.current = tab;
      if (focused) {
        scrollTo(0, 0);
        heading.current?.focus({ preventScroll: true });
      }
    }
  }, [tab, focused]);

  const names = [...tabs.map(titleOf), ...(number ? [words.tabs.number] : [])];
  const index = tab === "number" ? tabs.length : tabs.indexOf(tab);
  const next = names[index + 1];
  useTitleOfPart(names[index] ?? "");
  return (
    <div className="fr-stepper">
      <h2 className="fr-stepper__title" ref={heading} tabIndex={-1}>
        {names[index]}
        <span className="fr-stepper__state">{words.step(index + 1, names.length)}</span>
      </h2>
      <div className="fr-stepper__steps" data-fr-current-step={index + 1} data-fr-steps={names.length} />
      {next && <p className="fr-stepper__details"><span className="fr-text--bold">{words.next}</span> {next}</p>}
    </div>
  );
}
