import { useCallback, useEffect, useRef, useState } from "react";
import { FieldFault } from "../gen/cyclades/errors/v1/error_reason_pb";
import type { Failure, FieldProblem } from "../call/failure";

/** What is wrong with a form: problems that have a field, and the refusal as a whole. */
export interface Form {
  /** The sentences beside one field; empty when nothing is wrong with it. */
  problemsOf(path: string): readonly string[];
  /** Everything that is wrong, the problems of fields that were changed since left out. */
  readonly problems: readonly FieldProblem[];
  /** The refusal that is about no field. */
  readonly failure: Failure | undefined;
  /** Grows with every refusal, so that the summary takes the focus again. */
  readonly refusals: number;
  /** A field was changed: what was said of it no longer holds. */
  changed(path: string): void;
  /** Tells what the portal itself found wrong before sending. */
  report(problems: readonly { path: string; message: string }[]): void;
}

/** Spreads a refusal of the server over the fields of a form. */
export function useForm(refusal: Failure | undefined): Form {
  const [state, setState] = useState<{ problems: readonly FieldProblem[]; failure: Failure | undefined; refusals: number }>(
    { problems: [], failure: undefined, refusals: 0 },
  );
  const seen = useRef<Failure | undefined>(undefined);

  useEffect(() => {
    if (seen.current !== refusal) {
      seen.current = refusal;
      setState((before) => ({
        problems: refusal?.fields ?? [],
        failure: refusal && refusal.fields.length === 0 ? refusal : undefined,
        refusals: before.refusals + (refusal ? 1 : 0),
      }));
    }
  }, [refusal]);

  const changed = useCallback((path: string) => setState((before) =>
    before.problems.some((problem) => concerns(problem.path, path))
      ? { ...before, problems: before.problems.filter((problem) => !concerns(problem.path, path)) }
      : before), []);

  const report = useCallback((found: readonly { path: string; message: string }[]) => setState((before) => ({
    problems: found.map((problem) => ({ ...problem, fault: FieldFault.UNSPECIFIED })),
    failure: undefined,
    refusals: before.refusals + 1,
  })), []);

  return {
    ...state,
    problemsOf: (path) => state.problems.filter((problem) => concerns(problem.path, path)).map((problem) => problem.message),
    changed,
    report,
  };
}

/** The field itself, or what lies in it: `option_codes[1]` is shown at `option_codes`, a whole address at none of its lines. */
function concerns(violated: string, field: string): boolean {
  return violated === field || violated.startsWith(`${field}.`) || violated.startsWith(`${field}[`);
}
