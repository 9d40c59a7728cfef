export { NewCandidature } from "./NewCandidature";
