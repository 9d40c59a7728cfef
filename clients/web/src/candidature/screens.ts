import "@codegouvfr/react-dsfr/dsfr/component/stepper/stepper.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/upload/upload.main.min.css";
import "../style/candidature.css";

export { NewCandidature } from "./NewCandidature";
export { NewForm } from "./NewForm";
export { Mine } from "./Mine";
export { Withdrawn } from "./Withdrawn";
export { Documents } from "./Documents";
export { Modify } from "./Modify";
export { One } from "./One";
export { Past } from "./Past";
export { Marks } from "./Empty";
export { Supporting } from "./Supporting";
