export { Verification } from "./Verification";
export { Representative } from "./Representative";
export { Accessibility, Legal, PersonalData } from "./Notes";
