export { CreateAccount } from "./CreateAccount";
export { Activation } from "./Activation";
export { ResendActivation } from "./ResendActivation";
export { NewAddress } from "./NewAddress";
export { MyAccount } from "./MyAccount";
export { AccountDeleted } from "./DeleteAccount";
