import type { Notice } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { texts } from "./texts";

/** Occasional notices (R5), as the administrator wrote them. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  return notices.length === 0 ? null : (
    <section aria-label={texts.notices}>
      {notices.map((notice) => (
        <div key={notice.id} className="fr-alert fr-alert--info fr-mb-3w">
          {notice.title && <h2 className="fr-alert__title">{notice.title}</h2>}
          <p className="lines">{notice.text}</p>
        </div>
      ))}
    </section>
  );
}
