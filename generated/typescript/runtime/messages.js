/**
 * What is said of a refused value, by the keyword that refuses it, in order of rank: of several keywords that refuse at one
 * place, the first one counts. The table of the Python half, which is the source.
 */
export const MESSAGES = {
  json: "Not a JSON document",
  propertyNames: "Property name not allowed",
  discriminator: "Expected one of the known tags",
  required: "Required",
  additionalProperties: "Unknown property",
  type: "Expected {limit}",
  const: "Expected {limit}",
  enum: "Expected one of {limit}",
  anyOf: "Expected one of several forms, and this is none of them",
  oneOf: "Expected exactly one of several forms",
  not: "Not allowed",
  minLength: "Expected a length of at least {limit}",
  maxLength: "Expected a length of at most {limit}",
  format: "Expected the format {limit}",
  pattern: "Expected another form",
  minBytes: "Expected a number of bytes of at least {limit}",
  maxBytes: "Expected a number of bytes of at most {limit}",
  multipleOf: "Expected a multiple of {limit}",
  maximum: "Expected at most {limit}",
  exclusiveMaximum: "Expected less than {limit}",
  minimum: "Expected at least {limit}",
  exclusiveMinimum: "Expected more than {limit}",
  maxItems: "Expected a number of items of at most {limit}",
  minItems: "Expected a number of items of at least {limit}",
  uniqueItems: "Expected items that all differ",
  contains: "Expected another number of matching items",
  maxProperties: "Expected a number of properties of at most {limit}",
  minProperties: "Expected a number of properties of at least {limit}",
};
/** What the text of `type` calls each type of JSON Schema. */
export const TYPES = {
  null: "null",
  boolean: "true or false",
  number: "a number",
  integer: "a whole number",
  string: "a string",
  array: "an array",
  object: "an object",
};
