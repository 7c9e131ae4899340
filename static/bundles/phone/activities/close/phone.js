import{D as c,G as p,H as $,g as e,h as s,t as i,u as r}from"../../shared.js";function u(t){let a=e`<${r}>${s("Accords et effacement : touchez « Moi », en haut à gauche.")}<//>`,n=t.view.step.prompt||s("Ce que la salle a retenu sera repris dans le mémento remis par l’organisation.");return e`<${i} notices=${t.notices} foot=${a}>
    <div class="stack-tight"><h1 tabindex="-1">${s("Merci.")}</h1><p>${n}</p></div>
    <${h} ...${t} />
    ${p(t)>0&&e`<section class="stack"><h2>${s("Vos idées")}</h2><${$} ...${t} /></section>`}
  <//>`}function h({view:t,own:a}){let n=(t.proposals??[]).map(o=>t[`sheet/${o}`]).filter(Boolean),l=n.filter(o=>o.table===a.me.table);return l.length?e`<section class="stack-tight">
    <h2>${s("Retenu à votre table")}</h2>
    <ul class="stack-tight">
      ${l.map(o=>e`<li class="card" key=${o.id}><strong>${c(o.title)}</strong></li>`)}
    </ul>
    ${n.length>l.length&&e`<p class="soft small">
      ${s("{n} propositions dans toute la salle.",{n:n.length})}</p>`}
  </section>`:null}export{u as default};
