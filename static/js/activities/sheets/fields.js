// A sheet's fields as they are asked: in groups, with the words of the phone and of the desk.
import { t } from "../../t.js";

/** `[{title, fields: [{name, label, hint?, limit?, lines}]}]`, `lines` 1 for a single line. */
export const groups = () => [
  { title: t("Le nom"), fields: [
    { name: "title", label: t("Titre"), lines: 1, limit: 200 },
    { name: "short_title", label: t("Titre court"), hint: t("Pour les écrans : quarante signes au plus."), lines: 1, limit: 40 }] },
  { title: t("L’essentiel"), fields: [
    { name: "finding", label: t("Constat"), hint: t("Ce qui se passe aujourd’hui, et pour qui."), lines: 3 },
    { name: "proposal", label: t("Proposition"), hint: t("Ce que l’on fait, concrètement."), lines: 4 }] },
  { title: t("Les bénéfices"), fields: [
    { name: "benefit_agents", label: t("Pour les agents"), lines: 2 },
    { name: "benefit_managers", label: t("Pour les managers"), lines: 2 },
    { name: "benefit_users", label: t("Pour les usagers"), lines: 2 }] },
  { title: t("Les premiers pas"), fields: [
    { name: "step_monday", label: t("Dès lundi"), lines: 2 },
    { name: "step_months", label: t("Dans trois mois"), lines: 2 },
    { name: "step_year", label: t("Dans un an"), lines: 2 }] },
  { title: t("Freins et leviers"), fields: [
    { name: "obstacles", label: t("Freins"), lines: 2 },
    { name: "levers", label: t("Leviers"), lines: 2 }] },
  { title: t("Le suivi"), fields: [
    { name: "indicators", label: t("Indicateurs"), hint: t("À quoi verra-t-on que cela marche ?"), lines: 2 },
    { name: "keywords", label: t("Mots-clés"), hint: t("Séparés par des virgules."), lines: 1, limit: 200 },
    { name: "owner", label: t("Porteur"), hint: t("Une fonction ou un service, plutôt qu’un nom."), lines: 1, limit: 200 }] },
];

/** How many fields a sheet has. */
export const fieldCount = () => groups().reduce((count, group) => count + group.fields.length, 0);

/** How many fields of a sheet hold something. */
export function filled(sheet) {
  return Object.values(sheet.fields).filter((field) => field.text.trim()).length;
}
