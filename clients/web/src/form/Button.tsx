import type { ButtonHTMLAttributes } from "react";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  priority?: keyof typeof priorities;
  small?: boolean;
  /** Before the words; one of `style/icons.css`. */
  icon?: string;
}

// Classes are written whole: the build keeps the rules of those that it finds.
const priorities = {
  primary: "",
  secondary: "fr-btn--secondary",
  tertiary: "fr-btn--tertiary",
  "tertiary-no-outline": "fr-btn--tertiary-no-outline",
} as const;

/** A button of the design system; it sends no form unless its `type` says so. */
export function Button({ type = "button", priority = "primary", small = false, icon, className, ...rest }: ButtonProps) {
  const classes = [
    "fr-btn",
    priorities[priority],
    small ? "fr-btn--sm" : "",
    icon ? `fr-btn--icon-left ${icon}` : "",
    className ?? "",
  ];
  return <button {...rest} type={type} className={classes.filter(Boolean).join(" ")} />;
}
