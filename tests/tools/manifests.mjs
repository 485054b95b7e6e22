// Reads YAML from standard input and writes it as JSON: { documents, errors }.
//   node manifests.mjs            any YAML, its merge keys resolved
//   node manifests.mjs --check    Kubernetes objects, checked against the schemas of their kinds
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { parseAllDocuments } from "yaml";

const require = createRequire(import.meta.url);
const errors = [];
const documents = parseAllDocuments(await text(process.stdin), { merge: true })
  .map((document) => {
    errors.push(...document.errors.map((error) => error.message));
    return document.toJS();
  })
  .filter((document) => document !== null);
if (process.argv.includes("--check")) {
  documents.forEach(check);
}

process.stdout.write(JSON.stringify({ documents, errors }));

function check(object) {
  const name = `${object.kind} ${object.metadata?.name}`;
  const [group, version] = object.apiVersion.includes("/") ? object.apiVersion.split("/") : ["", object.apiVersion];
  let model;
  try {
    model = require(`kubernetes-models/${group ? `${group}/` : ""}${version}`)[object.kind];
  } catch (error) {
    errors.push(`${name}: no schema of ${object.apiVersion}: ${error.message}`);
    return;
  }

  if (model === undefined) {
    errors.push(`${name}: ${object.apiVersion} has no such kind`);
    return;
  }

  // Kustomize wraps long values; Kubernetes takes them with their line breaks.
  Object.keys((object.kind === "Secret" && object.data) || {}).forEach((key) => {
    object.data[key] = object.data[key].replaceAll("\n", "");
  });
  const read = new Set();
  try {
    model.prototype.validate.call(watched(object, name, read));
  } catch (error) {
    errors.push(`${name}: ${error.message}`);
    return;
  }

  errors.push(...unread(object, name, read).map((path) => `${path} is not in the schema`));
}

// The schemas let members through that they do not know. A validator reads each member that it knows, and lists those
// of a map; so a member that was neither read nor listed is misspelt or misplaced.
function watched(object, path, read) {
  return new Proxy(object, {
    get(target, key) {
      const value = target[key];
      if (typeof key !== "string") {
        return value;
      }

      read.add(`${path}.${key}`);
      return typeof value === "object" && value !== null ? watched(value, `${path}.${key}`, read) : value;
    },
    ownKeys(target) {
      Object.keys(target).forEach((key) => read.add(`${path}.${key}`));
      return Reflect.ownKeys(target);
    },
  });
}

function unread(object, path, read) {
  return Object.entries(object).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (!read.has(at)) {
      return [at];
    }

    return typeof value === "object" && value !== null ? unread(value, at, read) : [];
  });
}
