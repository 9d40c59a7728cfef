export { Messages } from "./Messages";
export { OneMessage } from "./OneMessage";
