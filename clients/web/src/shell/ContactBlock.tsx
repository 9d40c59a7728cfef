import type { Contact } from "../gen/cyclades/types/v1/types_pb";

/** Who to write to, as printed on documents. */
export function ContactBlock({ contact }: { contact: Contact }) {
  return (
    <address className="contact">
      {contact.lines.map((line, index) => <span key={index}>{line}</span>)}
      {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
      {contact.phone && <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a>}
    </address>
  );
}
