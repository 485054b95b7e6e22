import {
  GraphQLError,
  Kind,
  parse,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type ParseOptions,
  type SelectionSetNode,
  type Source,
  type ValidationContext
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** The largest body of a request, and the largest message of a web socket. */
export const mostBodyBytes = 64 * 1024;
/** The most tokens of a document. */
export const mostTokens = 2_000;
/** How deep a selection may go; the schema needs three. */
export const mostDepth = 6;
/** How deep a look at the schema itself may go; the usual ones need 13. */
export const mostSchemaDepth = 16;
/** The most fields of a document, each alias and each use of a fragment counted. */
export const mostFields = 400;
/** The most questions to `/v1` of a document. */
export const mostRootFields = 10;

/** Refuses documents that would cost too much, before anything is asked. */
export function limits(): Plugin {
  return {
    onParse: ({ setParseFn }) =>
      setParseFn((source: string | Source, options?: ParseOptions) =>
        parse(source, { ...options, maxTokens: mostTokens })
      ),
    onValidate: ({ addValidationRule }) => addValidationRule(sizeRule)
  };
}

interface Size {
  fields: number;
  depth: number;
}

/** Measures each operation with its fragments put in. */
export function sizeRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>();
  return {
    Document(document: DocumentNode) {
      for (const definition of document.definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION) {
          fragments.set(definition.name.value, definition);
        }
      }
      for (const definition of document.definitions) {
        if (definition.kind === Kind.OPERATION_DEFINITION) {
          check(context, definition, new Measure(fragments));
        }
      }
    }
  };
}

function check(context: ValidationContext, operation: OperationDefinitionNode, measure: Measure): void {
  const refuse = (what: string, most: number) =>
    context.reportError(
      new GraphQLError(`The operation has ${what} than ${most}.`, {
        nodes: operation,
        extensions: { code: 'too_complex' }
      })
    );
  const roots = measure.roots(operation.selectionSet);
  const sizes = roots.map(({ name, inner }) => ({ isSchema: name.startsWith('__'), size: measure.of(inner) }));
  const total = sizes.reduce((sum, { size }) => sum + 1 + size.fields, 0);
  if (measure.isCutShort || sizes.filter(({ isSchema }) => !isSchema).length > mostRootFields) {
    refuse('more fields at its top', mostRootFields);
  }
  if (total > mostFields) {
    refuse('more fields', mostFields);
  }
  for (const { isSchema, size } of sizes) {
    const most = isSchema ? mostSchemaDepth : mostDepth;
    if (size.depth + 1 > most) {
      refuse('a deeper selection', most);
      return;
    }
  }
}

/** Sizes of selections; a fragment is measured once, and one inside itself counts nothing (another rule refuses it). */
class Measure {
  private readonly known = new Map<string, Size>();
  private steps = 0;

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(selections: SelectionSetNode | undefined): Size {
    const size: Size = { fields: 0, depth: 0 };
    for (const selection of selections?.selections ?? []) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.ofFragment(selection.name.value)
          : this.of(selection.selectionSet);
      const own = selection.kind === Kind.FIELD ? 1 : 0;
      size.fields += own + inner.fields;
      size.depth = Math.max(size.depth, own + inner.depth);
    }
    return size;
  }

  /** Whether there was more at the top than was looked at. */
  get isCutShort(): boolean {
    return this.steps > mostFields;
  }

  /** The fields at the top, fragments put in; no more than are needed to refuse. */
  roots(
    selections: SelectionSetNode,
    found: { name: string; inner: SelectionSetNode | undefined }[] = [],
    within: readonly string[] = []
  ): { name: string; inner: SelectionSetNode | undefined }[] {
    for (const selection of selections.selections) {
      if (++this.steps > mostFields) {
        return found;
      }
      if (selection.kind === Kind.FIELD) {
        found.push({ name: selection.name.value, inner: selection.selectionSet });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.roots(selection.selectionSet, found, within);
      } else {
        const name = selection.name.value;
        const fragment = this.fragments.get(name);
        if (fragment && !within.includes(name)) {
          this.roots(fragment.selectionSet, found, [...within, name]);
        }
      }
    }
    return found;
  }

  private ofFragment(name: string): Size {
    const known = this.known.get(name);
    if (known) {
      return known;
    }
    this.known.set(name, { fields: 0, depth: 0 });
    const size = this.of(this.fragments.get(name)?.selectionSet);
    this.known.set(name, size);
    return size;
  }
}
