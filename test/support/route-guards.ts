import ts from "typescript";

import type { SourceFiles } from "./source-files.ts";

const makers: Readonly<Record<string, ReadonlySet<string>>> = {
  loader: new Set(["guardedLoader", "publicLoader", "apiLoader"]),
  action: new Set(["guardedAction", "guardedJsonAction", "apiAction"]),
};

const guardModule = /\/http\/(?:guarded|api\/serve)\.server\.ts$/;

/** Every loader and action of a route module that is not made by one of the guarded makers, as `file: name`. */
export function unguardedHandlers(files: SourceFiles): readonly string[] {
  return [...files].flatMap(([file, content]) => {
    const source = ts.createSourceFile(
      file,
      content,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const imported = importedMakers(source);
    return source.statements.flatMap((statement) => unguardedIn(statement, imported)).map((name) => `${file}: ${name}`);
  });
}

/** The makers this file really has from the guard module; a function of its own by the same name does not count. */
function importedMakers(source: ts.SourceFile): ReadonlySet<string> {
  const names = source.statements.filter(ts.isImportDeclaration).flatMap((declaration) => {
    const bindings = declaration.importClause?.namedBindings;
    const isGuard =
      ts.isStringLiteral(declaration.moduleSpecifier) && guardModule.test(`/${declaration.moduleSpecifier.text.replace(/^#?/, "")}`);
    return isGuard && bindings !== undefined && ts.isNamedImports(bindings)
      ? bindings.elements.filter((element) => element.propertyName === undefined)
      : [];
  });
  return new Set(names.map((element) => element.name.text));
}

function unguardedIn(statement: ts.Statement, imported: ReadonlySet<string>): readonly string[] {
  if (ts.isExportDeclaration(statement)) {
    const elements =
      statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements : [];
    return elements.map((element) => element.name.text).filter((name) => name in makers);
  }
  if (!isExported(statement)) {
    return [];
  }
  if (ts.isFunctionDeclaration(statement)) {
    return [statement.name?.text ?? ""].filter((name) => name in makers);
  }
  const declarations = ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [];
  return declarations.filter((declaration) => isUnguarded(declaration, imported)).map((declaration) => declaration.name.getText());
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isUnguarded(declaration: ts.VariableDeclaration, imported: ReadonlySet<string>): boolean {
  const accepted = makers[declaration.name.getText()];
  if (accepted === undefined) {
    return ts.isObjectBindingPattern(declaration.name) && declaration.name.elements.some((element) => element.name.getText() in makers);
  }
  const { initializer } = declaration;
  const called =
    initializer !== undefined && ts.isCallExpression(initializer) && ts.isIdentifier(initializer.expression)
      ? initializer.expression.text
      : "";
  return !(accepted.has(called) && imported.has(called));
}
