import { useEffect, useRef } from "react";
import type { FieldValues } from "react-hook-form";
import { explain } from "../failures";
import { type ContractForm, countErrors } from "../forms";
import { Icon } from "./icons";

/** At the head of a form that could not be saved: how many fields are to blame, or what else is. */
export function Summary<Input extends FieldValues, Output>({ form, failure }: ContractForm<Input, Output>) {
  const notice = useRef<HTMLParagraphElement>(null);
  const mistakes = countErrors(form.formState.errors);
  useEffect(() => {
    // No field takes the focus then, and the notice may be far above the button.
    if (failure) notice.current?.focus();
  }, [failure]);

  if (mistakes > 0)
    return (
      <p className="notice bad" role="alert">
        <Icon name="alert" />
        <span>{mistakes === 1 ? "One field needs" : `${mistakes} fields need`} your attention.</span>
      </p>
    );
  if (!failure) return null;
  const { title, text } = explain(failure);
  return (
    <p className="notice bad" role="alert" tabIndex={-1} ref={notice}>
      <Icon name="alert" />
      <span>
        <strong>{title}.</strong> {text} What you have entered is still here.
      </span>
    </p>
  );
}
