import { useEffect, useState } from "react";
import { clientOf } from "../call/transport";
import { DocumentService, type Document, type DocumentMetadata } from "../gen/cyclades/document/v1/document_pb";
import type { CandidatureName } from "../gen/cyclades/types/v1/types_pb";

const documents = clientOf(DocumentService);

/** A document with its bytes. */
export interface Downloaded {
  readonly metadata: DocumentMetadata;
  readonly content: Blob;
}

/** Fetches a document as it stands in the list; a newer version makes it NOT_FOUND. */
export async function download(candidature: CandidatureName, { id, version, mediaType }: Document, signal: AbortSignal): Promise<Downloaded> {
  let metadata: DocumentMetadata | undefined;
  const chunks: BlobPart[] = [];
  for await (const { content } of documents.downloadDocument({ candidature, documentId: id, version }, { signal })) {
    if (content.case === "metadata") {
      metadata = content.value;
    } else if (content.case === "chunk") {
      chunks.push(content.value as Uint8Array<ArrayBuffer>);
    }
  }

  const content = new Blob(chunks, { type: mediaType });
  if (!metadata || BigInt(content.size) !== metadata.size) {
    throw new Error("The document did not arrive whole.");
  }

  return { metadata, content };
}

/** Has the browser save some bytes under a name. */
export function save(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** An address of this page's own for some bytes, given back when they go. */
export function useAddressOf(content: Blob): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address;
}
