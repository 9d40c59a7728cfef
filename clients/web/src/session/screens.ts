export { SignIn } from "./SignIn";
export { NewPassword } from "./NewPassword";
