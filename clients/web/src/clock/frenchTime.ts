import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { timestampMs } from "@bufbuild/protobuf/wkt";
import type { PartialDate } from "../gen/cyclades/types/v1/types_pb";

// Dates and times as candidates read them: the guide's forms, in the time of Paris, and beside it in the académie's own
// where that differs (B1, D21). The server's mails say the same in the same words.

const paris = "Europe/Paris";

const overseas: Readonly<Record<string, string>> = {
  "America/Cayenne": "Guyane",
  "America/Guadeloupe": "Guadeloupe",
  "America/Martinique": "Martinique",
  "America/Miquelon": "Saint-Pierre-et-Miquelon",
  "Indian/Mayotte": "Mayotte",
  "Indian/Reunion": "La Réunion",
  "Pacific/Noumea": "Nouvelle-Calédonie",
  "Pacific/Tahiti": "Polynésie française",
  "Pacific/Wallis": "Wallis-et-Futuna",
};

interface Local {
  readonly day: string;
  readonly time: string;
}

function at(instant: Timestamp, zone: string): Local {
  const parts = new Intl.DateTimeFormat("fr-FR", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(timestampMs(instant));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
  return { day: `${part("day")}/${part("month")}/${part("year")}`, time: `${part("hour")}:${part("minute")}` };
}

function knows(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("fr-FR", { timeZone: zone });
    return zone !== "";
  } catch {
    return false;
  }
}

/** « 27/09/2023 à 18:00 », in Paris; seconds are cut off. */
export function dayAndTime(instant: Timestamp): string {
  const { day, time } = at(instant, paris);
  return `${day} à ${time}`;
}

/** « 10:42 », in Paris. */
export function timeOfDay(instant: Timestamp): string {
  return at(instant, paris).time;
}

/**
 * « le 27/09/2023 à 18:00 (heure de Paris) » (B1), followed where the zone's clock shows something else by
 * « , soit 12:00 heure locale (Guadeloupe) », with the day as well where that differs.
 */
export function binding(instant: Timestamp, zone: string = paris): string {
  const here = at(instant, paris);
  const text = `le ${here.day} à ${here.time} (heure de Paris)`;
  if (!knows(zone)) {
    return text;
  }

  const there = at(instant, zone);
  if (there.day === here.day && there.time === here.time) {
    return text;
  }

  const shown = there.day === here.day ? there.time : `le ${there.day} à ${there.time}`;
  const place = overseas[zone];
  return `${text}, soit ${shown} heure locale${place ? ` (${place})` : ""}`;
}

/** « 30/05/1998 »; parts that are unknown show as zeros; empty for no date. */
export function day(date: PartialDate | undefined): string {
  return date ? `${pad(date.day, 2)}/${pad(date.month, 2)}/${pad(date.year, 4)}` : "";
}

const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
const months = [
  "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
];

/** « vendredi 29 septembre 2023 », of a full date. */
export function longDay(date: PartialDate): string {
  const weekday = weekdays[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()];
  return `${weekday} ${date.day === 1 ? "1er" : date.day} ${months[date.month - 1]} ${date.year}`;
}

/** « 12 jours », « 5 heures », « 3 minutes »: what remains, rounded down; empty when nothing does. */
export function remaining(until: Timestamp, now: number): string {
  const left = timestampMs(until) - now;
  const minutes = Math.floor(left / 60_000);
  const hours = Math.floor(minutes / 60);
  if (left <= 0) {
    return "";
  }

  if (minutes < 1) {
    return "moins d'une minute";
  }

  if (hours < 1) {
    return counted(minutes, "minute");
  }

  return hours < 48 ? counted(hours, "heure") : counted(Math.floor(hours / 24), "jour");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count > 1 ? "s" : ""}`;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
