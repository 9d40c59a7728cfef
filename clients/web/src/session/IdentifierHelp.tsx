import { Button } from "../form/Button";
import { Dialog } from "../shell/Dialog";
import { texts } from "./texts";

/** « Où trouver mon identifiant ? » (R50). */
export function IdentifierHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={texts.help.title} onClose={onClose} footer={<Button onClick={onClose}>{texts.close}</Button>}>
      <p>{texts.help.intro}</p>
      <ul>
        <li>
          <strong>{texts.help.school}</strong>
          <ul>
            <li>{texts.help.schoolDocument}</li>
            <li>{texts.help.schoolNumber}</li>
          </ul>
        </li>
        <li><strong>{texts.help.individual}</strong> {texts.help.individualText}</li>
      </ul>
    </Dialog>
  );
}
