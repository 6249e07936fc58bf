// Holds what coze-js's methods returned against the types that it declares for them.
// node hold.cjs < what walk.cjs printed; prints each difference as a line of a JSON list:
// a key that is undeclared, missing or untyped, or what the compiler says of a value.
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const folder = path.resolve(process.env.NODE_MODULES);
const ts = createRequire(path.join(folder, 'hold.cjs'))('typescript');

// A program beside the packages, in memory alone.
const FILE = path.join(folder, 'held.ts');
// Types as walk.cjs passes their values on: enums are their values, streams lists of events,
// sockets their first event, audio its length, and nothing at all is null.
const PRELUDE = `
import type { CozeAPI, WebSocketAPI } from './node_modules/@coze/api/dist/types/index';
type Json<T> = unknown extends T ? T
  : T extends string ? \`\${T}\`
  : T extends ArrayBuffer ? { bytes: number }
  : T extends readonly (infer E)[] ? Json<E>[]
  : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Result<M> = M extends (...given: any[]) => infer R ? Shown<Awaited<R>> : never;
type Shown<R> = R extends WebSocketAPI<any, infer E> ? Json<E>
  : R extends AsyncIterable<infer E> ? Json<E>[]
  : R extends void ? null : Json<R>;
`;
const OPTIONS = {
  strict: true,
  noEmit: true,
  // Of what the package imports, some types are not installed: the check of `untyped` sees to it.
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
};

// The program that assigns each value, as it is written, to a variable of its method's type.
function compiled(results, values) {
  const typeOf = name => `Result<CozeAPI${name.split('.').map(part => `['${part}']`).join('')}>`;
  const lines = results.map((each, number) => `const m${number}: ${typeOf(each.name)} = ${values[number]};`);
  const text = `${PRELUDE}${lines.join('\n')}\n`;
  const host = ts.createCompilerHost(OPTIONS);
  const onDisk = host.getSourceFile;
  host.getSourceFile = (name, language) =>
    path.resolve(name) === FILE ? ts.createSourceFile(name, text, language, true) : onDisk(name, language);
  const program = ts.createProgram([FILE], OPTIONS, host);
  const source = program.getSourceFile(FILE);
  const variables = source.statements.filter(ts.isVariableStatement);
  return { program, source, variables: variables.map(each => each.declarationList.declarations[0]) };
}

// The number of the result that a node is in, and its place there: `data[].id`.
function placeOf(node) {
  const steps = [];
  for (; !ts.isVariableDeclaration(node); node = node.parent) {
    if (ts.isPropertyAssignment(node)) steps.unshift(`.${node.name.text}`);
    else if (ts.isArrayLiteralExpression(node.parent)) steps.unshift('[]');
  }
  return { number: Number(node.name.text.slice(1)), place: steps.join('').replace(/^\./, '') };
}

const isUntyped = type => Boolean(type && type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown));

const objectsOf = type =>
  (type?.isUnion() ? type.types : [type]).filter(each => each && each.flags & ts.TypeFlags.Object);

// The value as it is written, without keys that nothing declares, and with a `never`, which fits
// any type, for each that has to be there. The compiler names one such key an object; told of
// here, and out of its way, none hides another, nor a value.
function completed(node, checker, tell) {
  const type = checker.getContextualType(node);
  if (isUntyped(type)) tell(node, 'untyped');
  if (ts.isArrayLiteralExpression(node)) {
    return `[${node.elements.map(each => completed(each, checker, tell)).join(', ')}]`;
  }
  if (!ts.isObjectLiteralExpression(node)) return node.getText();
  const objects = objectsOf(type);
  const isDeclared = key =>
    objects.some(each => each.getProperty(key) || checker.getIndexInfosOfType(each).length);
  // Where no object is declared, the compiler says so of the whole.
  const undeclared = objects.length ? node.properties.filter(each => !isDeclared(each.name.text)) : [];
  for (const each of undeclared) tell(each, 'undeclared');
  const there = new Set(node.properties.map(each => each.name.text));
  const needed = each => !(each.flags & ts.SymbolFlags.Optional) && !there.has(each.name);
  const missing = objects.length === 1 ? objects[0].getProperties().filter(needed) : [];
  for (const each of missing) tell(node, 'missing', `.${each.name}`);
  return `{ ${[
    ...node.properties
      .filter(each => !undeclared.includes(each))
      .map(each => `${each.name.getText()}: ${completed(each.initializer, checker, tell)}`),
    ...missing.map(each => `${JSON.stringify(each.name)}: undefined as never`),
  ].join(', ')} }`;
}

// The smallest node at a place in the text.
function nodeAt(node, start) {
  const found = ts.forEachChild(node, each => (each.getStart() <= start && start < each.getEnd() ? each : undefined));
  return found ? nodeAt(found, start) : node;
}

function differences(results) {
  const told = new Set();
  const tell = (node, says, more = '') => {
    const { number, place } = placeOf(node);
    const where = `${place}${more}`.replace(/^\./, '') || 'the result';
    told.add(`${results[number].name}: ${where}: ${says}`);
  };
  const asSent = compiled(results, results.map(each => JSON.stringify(each.result)));
  const checker = asSent.program.getTypeChecker();
  const values = asSent.variables.map(each => completed(each.initializer, checker, tell));

  const { program, source } = compiled(results, values);
  for (const each of ts.getPreEmitDiagnostics(program)) {
    const says = ts.flattenDiagnosticMessageText(each.messageText, '\n').split('\n')[0];
    if (each.file !== source || each.start < PRELUDE.length) throw new Error(says);
    tell(nodeAt(source, each.start), says);
  }
  return [...told].sort();
}

console.log(JSON.stringify(differences(JSON.parse(fs.readFileSync(0, 'utf8')))));
