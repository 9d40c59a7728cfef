import { clientOf } from "../call/transport";
import { ReferenceService } from "../gen/cyclades/reference/v1/reference_pb";

const reference = clientOf(ReferenceService);

/** Asks once while the portal is open; a question that failed is asked again the next time. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask().catch((error: unknown) => {
    answer = undefined;
    throw error;
  }));
}

// Lists that do not depend on who asks, in the order to show.
export const countries = once(async () => (await reference.listCountries({})).countries);
export const departments = once(async () => (await reference.listDepartments({})).departments);
export const nationalities = once(async () => (await reference.listNationalities({})).nationalities);
export const socioProfessionalCategories = once(async () => (await reference.listSocioProfessionalCategories({})).categories);

/** Communes of a département by some letters of their name, the best first. */
export async function searchCommunes(departmentCode: string, query: string, signal: AbortSignal) {
  const { communes } = await reference.searchCommunes({ departmentCode, query: query.slice(0, 100), pageSize: 50 }, { signal });
  return communes;
}
