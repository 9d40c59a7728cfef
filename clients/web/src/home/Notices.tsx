import type { Settings } from "../shell/settings";
import { texts } from "./texts";

/** Occasional notices (R5), as the administrator wrote them. */
export function Notices({ notices }: { notices: Settings["notices"] }) {
  return notices.length === 0 ? null : (
    <section aria-label={texts.notices}>
      {notices.map((notice) => (
        <div key={notice.title + notice.text} className="fr-alert fr-alert--info fr-mb-3w">
          {notice.title && <h2 className="fr-alert__title">{notice.title}</h2>}
          <p className="lines">{notice.text}</p>
        </div>
      ))}
    </section>
  );
}
