/** The site was updated since this page was opened, and the files that the page goes on with are no more. */
export class Updated extends Error {
  override name = "Updated";
}

/** Fetches a part of the portal that is not with the first load. Throws `Updated` when a newer build has taken its place. */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw await isUpdated() ? new Updated() : error;
  }
}

/** Whether the server's page now begins with another script than this one: its name changes with each build. */
async function isUpdated(): Promise<boolean> {
  const own = document.querySelector("script[type=module][src]")?.getAttribute("src");
  try {
    const reply = await fetch("/", { cache: "no-cache" });
    return reply.ok && !(await reply.text()).includes(`"${own}"`);
  } catch {
    return false;
  }
}
