import { sql, type SqlBool } from "kysely";
import { kindTerm, namePlaceOf, projectTerm } from "#app/domain/search/terms.ts";
import { mixedTermsOfWord } from "#app/domain/search/mixed-readings.ts";
import { termsOfWord, type SearchWord, type TermsOfWord } from "#app/domain/search/query.ts";
import { dialectOf, type DialectName } from "../dialect.ts";
import type { Database } from "../tables/index.ts";
import type { SearchEntryRow, SearchKind } from "../tables/search.ts";

export interface SearchScope {
  /** Whose projects are searched. */
  readonly userId: string;
  /** Those of the account's projects that are searched. */
  readonly projectIds: readonly string[];
  readonly kinds: readonly SearchKind[];
  /** Whether every word must stand in the name. */
  readonly inNames: boolean;
  /** Whether letters may be syllables in full and initials mixed. */
  readonly isMixed: boolean;
  /** Only what came into the index before this entry; null for everything. */
  readonly before: number | null;
}

/** What holds all of the words in the projects of an account, the newest first. The membership is asked for in the same statement. */
export async function findEntries(db: Database, words: readonly SearchWord[], scope: SearchScope, most: number): Promise<SearchEntryRow[]> {
  if (words.length === 0 || scope.projectIds.length === 0 || scope.kinds.length === 0) return [];
  const dialect = dialectOf(db);
  const wanted = expression(words, scope, notations[dialect]);
  const found = db
    .withTables<{ searchTerms: { rowid: number } }>()
    .selectFrom("searchEntry")
    .innerJoin("projectMember", "projectMember.projectId", "searchEntry.projectId")
    .select(["searchEntry.id", "searchEntry.kind", "searchEntry.subjectId", "searchEntry.projectId"])
    .where("projectMember.userId", "=", scope.userId)
    .where("searchEntry.projectId", "in", scope.projectIds)
    .where("searchEntry.kind", "in", scope.kinds)
    .limit(most);
  if (dialect === "postgres")
    return found
      .where(sql<SqlBool>`search_entry.terms @@ ${wanted}::tsquery`)
      .$if(scope.before !== null, (older) => older.where("searchEntry.id", "<", scope.before))
      .orderBy("searchEntry.id", "desc")
      .execute();
  return found
    .innerJoin("searchTerms", "searchTerms.rowid", "searchEntry.id")
    .where(sql<SqlBool>`search_terms match ${wanted}`)
    .$if(scope.before !== null, (older) => older.where("searchTerms.rowid", "<", scope.before))
    .orderBy("searchTerms.rowid", "desc")
    .execute();
}

/** Whether the index may hold all terms of a word for something that does not hold the word. */
export function isLooselyFound(word: SearchWord, isMixed: boolean): boolean {
  return (isMixed && mixedTermsOfWord(word).length > 0) || termsOfWord(word).terms.length > 1;
}

/** How a database writes what is wanted of a row's terms. Terms hold letters and digits only: nothing in them has a meaning of its own. */
interface Notation {
  readonly and: string;
  readonly or: string;
  /**
   * Whether naming the projects makes the search shorter. SQLite goes through all lists of rows side by side; PostgreSQL reads each to its
   * end, which for many projects takes longer than leaving out what belongs to others.
   */
  reads(projects: number): boolean;
  term(text: string, isPrefix: boolean): string;
}

const notations: Readonly<Record<DialectName, Notation>> = {
  sqlite: { and: " AND ", or: " OR ", reads: () => true, term: (text, isPrefix) => `"${text}"${isPrefix ? " *" : ""}` },
  postgres: { and: " & ", or: " | ", reads: (projects) => projects <= 2, term: (text, isPrefix) => `'${text}'${isPrefix ? ":*" : ""}` },
};

function expression(words: readonly SearchWord[], { projectIds, kinds, inNames, isMixed }: SearchScope, notation: Notation): string {
  const names = [...new Set(kinds.map(namePlaceOf))];
  const places = inNames ? names : [...names, "b"];
  const all = (parts: readonly string[]) => `(${parts.join(notation.and)})`;
  const any = (parts: readonly string[]) => `(${parts.join(notation.or)})`;
  const inPlace = ({ terms, isPrefix }: TermsOfWord, place: string) => all(terms.map((term) => notation.term(place + term, isPrefix)));
  return all([
    ...words.map((word) =>
      any([
        ...places.map((place) => inPlace(termsOfWord(word), place)),
        ...(isMixed ? mixedTermsOfWord(word).flatMap((mixed) => names.map((place) => inPlace(mixed, place))) : []),
      ]),
    ),
    ...(names.includes("n") && notation.reads(projectIds.length)
      ? [any(projectIds.map((id) => notation.term(projectTerm(id), false)))]
      : []),
    // Most entries are tasks: their list makes nothing shorter.
    ...(kinds.every((kind) => kind === "comment") ? [notation.term(kindTerm("comment"), false)] : []),
  ]);
}
