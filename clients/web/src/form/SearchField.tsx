import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { isMandatory, Label, Messages } from "./Field";
import { useField } from "./FormArea";
import type { Entry } from "./SelectField";
import { group } from "./TextField";
import { texts } from "./texts";

/** In milliseconds without a key, before a search that asks the server. */
const pause = 200;

/** How many entries a list shows at once; typing on narrows it. */
const longest = 50;

/**
 * One of a long list, found by typing some letters: the combobox of the ARIA authoring practices. What is typed counts
 * only once an entry is chosen; leaving the field with exactly one entry found, or its label typed out, chooses it.
 * @param search The entries that fit what is typed, the best first.
 * @param value The entry that is chosen; undefined when none is.
 * @param first What must be filled in before this field can be, as a sentence; it keeps its place in the order of focus.
 */
export function SearchField({ path, label, hint, value, onChange, search, locked = false, first, autoComplete = "off" }: {
  path: string;
  label: string;
  hint?: string;
  value: Entry | undefined;
  onChange: (entry: Entry | undefined) => void;
  search: (typed: string, signal: AbortSignal) => readonly Entry[] | Promise<readonly Entry[]>;
  locked?: boolean;
  first?: string | undefined;
  autoComplete?: string;
}) {
  const field = useField(path, label);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<readonly Entry[]>([]);
  const [state, setState] = useState<"idle" | "searching" | "failed">("idle");
  const [active, setActive] = useState(-1);
  const searching = useRef(search);
  const list = useRef<HTMLUListElement>(null);
  searching.current = search;

  const text = typed ?? value?.label ?? "";
  useEffect(() => {
    if (!open || first !== undefined) {
      return undefined;
    }

    const end = new AbortController();
    setState("searching");
    const look = async () => {
      try {
        const entries = await searching.current(typed ?? "", end.signal);
        if (!end.signal.aborted) {
          setFound(entries.slice(0, longest));
          setState("idle");
          setActive(-1);
        }
      } catch {
        if (!end.signal.aborted) {
          setFound([]);
          setState("failed");
        }
      }
    };
    const waiting = setTimeout(() => void look(), typed ? pause : 0);
    return () => {
      clearTimeout(waiting);
      end.abort();
    };
  }, [open, typed, first]);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const choose = (entry: Entry | undefined) => {
    field.changed();
    onChange(entry);
    setTyped(undefined);
    setOpen(false);
    setActive(-1);
  };

  const leave = () => {
    setOpen(false);
    if (typed === undefined) {
      return;
    }

    const exact = found.find((entry) => entry.label.toLowerCase() === typed.trim().toLowerCase());
    const only = found.length === 1 && state === "idle" && typed.trim() !== "" ? found[0] : undefined;
    if (exact ?? only) {
      choose(exact ?? only);
    } else if (typed.trim() === "") {
      choose(undefined);
    } else {
      setTyped(undefined);
    }
  };

  const press = (event: KeyboardEvent) => {
    const move = (to: number) => {
      event.preventDefault();
      setOpen(true);
      setActive(found.length === 0 ? -1 : (to + found.length) % found.length);
    };
    switch (event.key) {
      case "ArrowDown":
        return move(active + 1);
      case "ArrowUp":
        return move(active < 0 ? found.length - 1 : active - 1);
      case "Enter":
        if (open && found[active]) {
          event.preventDefault();
          choose(found[active]);
        }
        return;
      case "Escape":
        if (open) {
          event.preventDefault();
          setOpen(false);
          setTyped(undefined);
        }
        return;
      default:
    }
  };

  const listId = `${field.id}-list`;
  const shown = open && !locked && first === undefined;
  return (
    <div className={`${group(field.wrong, locked)} search`}>
      <Label htmlFor={field.id} label={label} hint={hint} />
      <div className="search__line">
        <input
          id={field.id}
          name={path}
          className="fr-input"
          type="text"
          role="combobox"
          value={text}
          onChange={(event) => {
            field.changed();
            setTyped(event.target.value);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={press}
          onBlur={leave}
          autoComplete={autoComplete}
          spellCheck={false}
          disabled={locked}
          readOnly={first !== undefined}
          aria-disabled={first !== undefined || undefined}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
          aria-required={isMandatory(label) || undefined}
          aria-invalid={field.wrong || undefined}
          aria-describedby={field.messagesId}
        />
        <ul id={listId} ref={list} role="listbox" aria-label={texts.offered} hidden={!shown || found.length === 0}>
          {found.map((entry, index) => (
            <li
              key={entry.code}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(entry);
              }}
            >
              {entry.label}
            </li>
          ))}
        </ul>
        {shown && found.length === 0 && (
          <p className="search__nothing">
            {state === "searching" ? texts.searching : state === "failed" ? texts.searchFailed : texts.nothing}
          </p>
        )}
        <span className="fr-sr-only" role="status">{shown && state === "idle" ? texts.found(found.length) : ""}</span>
      </div>
      <Messages id={field.messagesId} problems={field.problems}>
        {first !== undefined && <p className="fr-message">{first}</p>}
      </Messages>
    </div>
  );
}
