export { Periods } from "./Periods";
