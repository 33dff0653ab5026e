const DEPTH = 4;

/** Follows `$ref`s inside the document. */
export function resolved(document, node) {
  let current = node;
  for (let hops = 0; current?.$ref && hops < 10; hops++) {
    const names = current.$ref.replace(/^#\//, "").split("/");
    current = names.reduce((at, name) => at?.[name.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  }
  return current ?? {};
}

/** The fields of a schema as rows; a field of a field is named `outer.inner`, one of a list `list[].inner`. */
export function fieldsOf(document, schema, prefix = "", depth = 0) {
  const node = merged(document, schema);
  const rows = [];
  for (const [name, value] of Object.entries(node.properties ?? {})) {
    const field = merged(document, value);
    const path = `${prefix}${name}`;
    rows.push({
      name: path,
      type: typeOf(document, field),
      required: (node.required ?? []).includes(name),
      description: field.description ?? "",
    });
    if (depth < DEPTH) {
      rows.push(...fieldsOf(document, field, `${path}.`, depth + 1));
    }
  }
  if (node.items && depth < DEPTH) {
    rows.push(...fieldsOf(document, node.items, `${prefix.replace(/\.$/, "")}[].`, depth + 1));
  }
  return rows;
}

/** A schema's type with what bounds it, such as `string (email), at most 254 characters`. */
export function typeOf(document, schema) {
  const node = merged(document, schema);
  const alternatives = node.oneOf ?? node.anyOf;
  if (alternatives) {
    return alternatives.map((each) => typeOf(document, each)).join(" or ");
  }
  const types = [node.type ?? (node.properties ? "object" : "any")].flat();
  let text = types.map((type) => (type === "array" ? `list of ${typeOf(document, node.items)}` : type)).join(" or ");
  if (node.format) {
    text += ` (${node.format})`;
  }
  return [text, ...bounds(node)].join(", ");
}

function bounds(node) {
  const range = (low, high, unit) =>
    low !== undefined && high !== undefined
      ? `${low} to ${high}${unit}`
      : low !== undefined
        ? `at least ${low}${unit}`
        : high !== undefined
          ? `at most ${high}${unit}`
          : null;
  return [
    node.enum && `one of ${node.enum.join(" ")}`,
    node.const !== undefined && `always ${JSON.stringify(node.const)}`,
    range(node.minLength, node.maxLength, " characters"),
    range(node.minItems, node.maxItems, " items"),
    range(node.minimum, node.maximum, ""),
    node.pattern && `matches ${node.pattern}`,
    node.default !== undefined && `default ${JSON.stringify(node.default)}`,
  ].filter((each) => each);
}

/** With `allOf` folded in. */
function merged(document, schema) {
  const node = resolved(document, schema);
  return (node.allOf ?? []).reduce((all, part) => {
    const other = merged(document, part);
    return {
      ...other,
      ...all,
      properties: { ...other.properties, ...all.properties },
      required: [...(other.required ?? []), ...(all.required ?? [])],
    };
  }, node);
}

/** The problem codes of a response: those of its examples. */
export function problemsOf(document, response) {
  const content = resolved(document, response).content?.["application/problem+json"] ?? {};
  const examples = Object.values(content.examples ?? {}).map((each) => resolved(document, each).value);
  return [...examples, content.example].filter((each) => each?.code);
}

/** The first example of a parameter, header or body; undefined where there is none. */
export function exampleOf(document, holder) {
  const schema = merged(document, holder.schema ?? {});
  const named = Object.values(holder.examples ?? {}).map((each) => resolved(document, each).value);
  return [holder.example, ...named, schema.example, ...(schema.examples ?? []), schema.default].find(
    (each) => each !== undefined,
  );
}
