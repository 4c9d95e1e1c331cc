import { type ReactNode, useId } from "react";
import {
  type FieldError,
  type FieldPath,
  type FieldValues,
  get,
  type RegisterOptions,
  useFormState,
  type UseFormRegisterReturn,
  type UseFormReturn,
} from "react-hook-form";

/** What a control takes to belong to its label, its hint and its error. */
export interface FieldProps {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

interface FrameProps {
  label: string;
  hint?: string | undefined;
  error: FieldError | undefined;
  className?: string | undefined;
  children: (props: FieldProps) => ReactNode;
}

/** A control with its label, a hint, and what is wrong with what stands in it. */
export function FieldFrame({ label, hint, error, className = "", children }: FrameProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-invalid": error !== undefined, "aria-describedby": described || undefined })}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error.message}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface Props<Input extends FieldValues, Output> {
  form: UseFormReturn<Input, unknown, Output>;
  name: FieldPath<Input>;
  label: string;
  hint?: string;
  /** A value in the form that this one has: shown when what was entered has another. */
  example?: string;
  className?: string;
  options?: RegisterOptions<Input, FieldPath<Input>>;
  children: (props: FieldProps & UseFormRegisterReturn) => ReactNode;
}

/** A control of a form, by the path of its value. */
export function Field<Input extends FieldValues, Output>(props: Props<Input, Output>) {
  const { form, name, label, hint, example, className, options, children } = props;
  const { errors } = useFormState({ control: form.control, name });
  const found: FieldError | undefined = get(errors, name);
  const error =
    found?.type === "pattern" && example ? { ...found, message: `Please write it like ${example}.` } : found;
  return (
    <FieldFrame label={label} hint={hint} error={error} className={className}>
      {(frame) => children({ ...form.register(name, options), ...frame })}
    </FieldFrame>
  );
}

/** For `setValueAs`: what was entered without the blanks around it. */
export const trimmed = (text: string): string => text.trim();

/** For `setValueAs`: an empty field is `null`. */
export const orNull = (text: string | null): string | null => text?.trim() || null;

/** For `setValueAs`: a decimal as the contract writes it, however people type theirs. */
export const decimal = (text: string): string => text.trim().replace(",", ".");

/** For `setValueAs`: words between commas, each once. */
export const words = (text: string | string[]): string[] =>
  Array.isArray(text) ? text : [...new Set(text.split(",").map(trimmed).filter(Boolean))];
