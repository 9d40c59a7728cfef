// Signing in must not need a file that an update of the site may take away meanwhile.
import "./calls";

export { SignIn } from "./SignIn";
export { NewPassword } from "./NewPassword";
