import{B as F,C as M,D as C,c as k,d as q,e as b,g as n,h as t,k as T,n as g,o as P,t as L,u as w,v as S,x as O}from"../../shared.js";var _=800,z=4e3;function D({proposal:e,field:s,written:o,outbox:r,online:i,now:l,wrapped:u=!1}){let p=`sheet/${e}/${s.name}`,a=F(r,p),m=a?.state==="refused"&&a.refusal.kind==="conflict",c=N({proposal:e,field:s,written:o,outbox:r,slot:p,item:a,conflict:m}),f=Q(o,a,l),$=`${e}-${s.name}`,h=s.limit??z,v=[s.hint&&`${$}-hint`,`${$}-left`].filter(Boolean).join(" "),x={class:"input",id:$,value:c.text,"aria-describedby":v,onInput:c.onInput,onBlur:c.send,"aria-invalid":S(c.text)>h?"true":null};return n`<div class="field sheet-field"><div class="row-between"><label for=${$}>${s.label}</label>
      ${c.dirty?n`<span class="status">${t("Pas encore envoyé")}</span>`:a?n`<${M} item=${m?void 0:a} online=${i} />`:f&&n`<span class="status">${t("complété à {time}",{time:P(f)})}</span>`}</div>
    ${s.hint&&n`<p class="hint" id=${`${$}-hint`}>${s.hint}</p>`}
    ${s.lines===1&&!u?n`<input ...${x} />`:n`<textarea ...${x} rows=${G(c.text,s.lines)}></textarea>`}
    <${O} text=${c.text} limit=${h} near=${h<=40?1:h*.9} id=${`${$}-left`} />
    ${m&&n`<${W} item=${a} outbox=${r} />`}</div>`}function G(e,s){return Math.min(14,Math.max(s,Math.ceil(e.length/38)+e.split(`
`).length-1))}function N({proposal:e,field:s,written:o,outbox:r,slot:i,item:l,conflict:u}){let p=T(`${r.mine}/draft/${i}`,null),[a,m]=[p.value,p.set],c=b(null),f=b(null),$=b(null);f.current=a;let v=(!l||l.state==="saved"&&(o?.version??0)>=l.saved.seq?o?.text:l.body.text)??"",x=a?.text??(B($.current,v)?$.current:v),y=()=>{clearTimeout(c.current);let d=f.current;!d||S(d.text)>(s.limit??z)||(f.current=null,r.add("sheet.write",{proposal:e,field:s.name,text:d.text,base:d.base},{slot:i}),m(null))},A=d=>{if(clearTimeout(c.current),$.current=d.target.value,u)return E(d.target.value);m({text:d.target.value,base:a?.base??R(l,o)}),c.current=setTimeout(y,_)},E=d=>{r.change(l.id,{...l.body,text:d}),m(null)};return q(()=>(f.current&&(c.current=setTimeout(y,_)),y),[]),{text:x,dirty:a!==null,onInput:A,send:y}}function Q(e,s,o){let[r,i]=k(null),l=b(e?.version??0),u=e?.version??0;return q(()=>{let p=s&&B(s.body.text,e?.text??"");u>l.current&&i(p?null:o()),l.current=Math.max(l.current,u)},[u]),r}function B(e,s){return e!==null&&e.normalize("NFC").trim()===s.trim()}function R(e,s){return e?.state==="saved"?Math.max(e.saved.seq,s?.version??0):e&&e.state!=="refused"?e.body.base:s?.version??0}function W({item:e,outbox:s}){let o=e.refusal.now,r=i=>()=>s.retry(e.id,{...e.body,text:i,base:o.version});return n`<section class="conflict stack-tight">
    <p class="refused-why"><${g} name="triangle-alert" />
      <strong>${t("Quelqu’un a écrit ici en même temps que vous.")}</strong></p>
    <p class="small soft">${t("L’autre texte :")}</p>
    <p class="as-typed other">${o.text||t("(vide)")}</p>
    <p class="small soft">${t("Le vôtre est gardé dans le champ ; complétez-le si besoin.")}</p>
    <p class="choices"><button class="button" onClick=${r(e.body.text)}>${t("Garder le mien")}</button>
      ${o.text&&n`<button class="button" onClick=${r(`${o.text}
${e.body.text}`.trim())}>
        ${t("Les deux, l’un sous l’autre")}</button>`}
      <button class="button" onClick=${()=>s.drop(e.id)}>${t("Prendre l’autre")}</button></p>
  </section>`}var I=()=>[{title:t("Le nom"),fields:[{name:"title",label:t("Titre"),lines:1,limit:200},{name:"short_title",label:t("Titre court"),hint:t("Pour les écrans : quarante signes au plus."),lines:1,limit:40}]},{title:t("L’essentiel"),fields:[{name:"finding",label:t("Constat"),hint:t("Ce qui se passe aujourd’hui, et pour qui."),lines:3},{name:"proposal",label:t("Proposition"),hint:t("Ce que l’on fait, concrètement."),lines:4}]},{title:t("Les bénéfices"),fields:[{name:"benefit_agents",label:t("Pour les agents"),lines:2},{name:"benefit_managers",label:t("Pour les managers"),lines:2},{name:"benefit_users",label:t("Pour les usagers"),lines:2}]},{title:t("Les premiers pas"),fields:[{name:"step_monday",label:t("Dès lundi"),lines:2},{name:"step_months",label:t("Dans trois mois"),lines:2},{name:"step_year",label:t("Dans un an"),lines:2}]},{title:t("Freins et leviers"),fields:[{name:"obstacles",label:t("Freins"),lines:2},{name:"levers",label:t("Leviers"),lines:2}]},{title:t("Le suivi"),fields:[{name:"indicators",label:t("Indicateurs"),hint:t("À quoi verra-t-on que cela marche ?"),lines:2},{name:"keywords",label:t("Mots-clés"),hint:t("Séparés par des virgules."),lines:1,limit:200},{name:"owner",label:t("Porteur"),hint:t("Une fonction ou un service, plutôt qu’un nom."),lines:1,limit:200}]}],j=()=>I().reduce((e,s)=>e+s.fields.length,0);function U(e){return Object.values(e.fields).filter(s=>s.text.trim()).length}function H(e){let s=`tablee/${e.code}/sheet`,[o,r]=k(()=>sessionStorage.getItem(s)),i=u=>{r(u),u?sessionStorage.setItem(s,u):sessionStorage.removeItem(s),scrollTo(0,0),setTimeout(()=>document.querySelector("main h1")?.focus({preventScroll:!0}))},l=o&&e.view[`sheet/${o}`];return l?n`<${V} ...${e} sheet=${l} key=${l.id} onBack=${()=>i(null)} />`:n`<${J} ...${e} onOpen=${i} />`}function J({view:e,notices:s,onOpen:o}){let r=e.proposals.map(l=>e[`sheet/${l}`]).filter(Boolean),i=n`<${w}>
    ${t("Plusieurs personnes peuvent écrire la même fiche : partagez-vous les champs.")}<//>`;return n`<${L} notices=${s} foot=${i}>
    <div class="stack-tight">
      <h1 tabindex="-1">${t("Écrivez les fiches de la table")}</h1>
      ${e.step.prompt&&n`<p>${e.step.prompt}</p>`}
      <p class="soft small">${t("Choisissez une fiche. Tout ce que vous écrivez s’enregistre au fur et à mesure.")}</p>
    </div>
    ${r.length>0?n`<ul class="stack">${r.map(l=>n`<${K} key=${l.id} sheet=${l} onOpen=${o} />`)}</ul>`:n`<p class="soft">${t("La table n’a pas encore retenu de proposition.")}</p>`}
  <//>`}function K({sheet:e,onOpen:s}){let o=t("{filled} champs remplis sur {all}",{filled:U(e),all:j()});return n`<li><button class="card sheet-choice" onClick=${()=>s(e.id)}>
    <span><strong>${C(e.title)}</strong><span class="small soft">${o}</span></span>
    <${g} name="chevron-right" />
  </button></li>`}function V({sheet:e,outbox:s,online:o,link:r,notices:i,onBack:l}){let u=n`<button class="button is-wide" onClick=${l}>
    <${g} name="arrow-left" /> ${t("Toutes les fiches")}</button>`;return n`<${L} notices=${i} foot=${u}>
    <div class="stack-tight">
      <p class="soft small">${t("Fiche {number}",{number:e.number})}</p>
      <h1 tabindex="-1">${C(e.title)}</h1>
    </div>
    ${e.body&&n`<details class="origin">
      <summary>${t("L’idée telle qu’elle a été votée")}</summary><p class="as-typed">${C(e.body)}</p></details>`}
    ${I().map(({title:p,fields:a})=>n`<section class="stack sheet-group" key=${p}>
      <h2>${p}</h2>
      ${a.map(m=>n`<${D} key=${m.name} proposal=${e.id} field=${m}
        written=${e.fields[m.name]} outbox=${s} online=${o} now=${r.now} />`)}
    </section>`)}
  <//>`}export{H as default};
