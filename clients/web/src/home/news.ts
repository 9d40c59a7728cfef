import { clientOf } from "../call/transport";
import { CatalogueService } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import type { Settings } from "../shell/settings";

const catalogue = clientOf(CatalogueService);

export async function read(signal: AbortSignal): Promise<Pick<Settings, "notices" | "helpLinks">> {
  const [{ notices }, { helpLinks }] = await Promise.all([
    catalogue.listNotices({}, { signal }),
    catalogue.listHelpLinks({}, { signal }),
  ]);
  return { notices, helpLinks };
}
