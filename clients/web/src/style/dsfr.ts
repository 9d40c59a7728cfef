// The parts of the State's design system that the portal uses, in the order of its own bundle: neither the State's marks
// (bloc-marque, Marianne) nor its fonts are among them; marks.css holds these. What only one area shows is imported there.
import "@codegouvfr/react-dsfr/dsfr/core/core.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/badge/badge.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/button/button.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/form/form.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/link/link.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/alert/alert.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/notice/notice.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/radio/radio.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/checkbox/checkbox.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/input/input.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/skiplink/skiplink.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/select/select.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/modal/modal.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/navigation/navigation.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/footer/footer.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/header/header.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/scheme/scheme.min.css";
