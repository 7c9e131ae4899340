import{A as w,B as O,C as L,c as k,d as S,e as b,g as n,h as t,k as I,m as g,n as T,t as C,u as P,v as q,w as F}from"../../shared.js";var D=800,M=4e3;function _({proposal:e,field:s,written:l,outbox:r,online:i,now:o,wrapped:u=!1}){let p=`sheet/${e}/${s.name}`,a=w(r,p),m=a?.state==="refused"&&a.refusal.kind==="conflict",c=N({proposal:e,field:s,written:l,outbox:r,slot:p,item:a,conflict:m}),f=Q(l,a,o),$=`${e}-${s.name}`,h=s.limit??M,v=[s.hint&&`${$}-hint`,`${$}-left`].filter(Boolean).join(" "),x={class:"input",id:$,value:c.text,"aria-describedby":v,onInput:c.onInput,onBlur:c.send,"aria-invalid":q(c.text)>h?"true":null};return n`<div class="field sheet-field"><div class="row-between"><label for=${$}>${s.label}</label>
      ${c.dirty?n`<span class="status">${t("Pas encore envoyé")}</span>`:a?n`<${O} item=${m?void 0:a} online=${i} />`:f&&n`<span class="status">${t("complété à {time}",{time:T(f)})}</span>`}</div>
    ${s.hint&&n`<p class="hint" id=${`${$}-hint`}>${s.hint}</p>`}
    ${s.lines===1&&!u?n`<input ...${x} />`:n`<textarea ...${x} rows=${G(c.text,s.lines)}></textarea>`}
    <${F} text=${c.text} limit=${h} near=${h<=40?1:h*.9} id=${`${$}-left`} />
    ${m&&n`<${W} item=${a} outbox=${r} />`}</div>`}function G(e,s){return Math.min(14,Math.max(s,Math.ceil(e.length/38)+e.split(`
`).length-1))}function N({proposal:e,field:s,written:l,outbox:r,slot:i,item:o,conflict:u}){let p=I(`${r.mine}/draft/${i}`,null),[a,m]=[p.value,p.set],c=b(null),f=b(null),$=b(null);f.current=a;let v=(!o||o.state==="saved"&&(l?.version??0)>=o.saved.seq?l?.text:o.body.text)??"",x=a?.text??(z($.current,v)?$.current:v),y=()=>{clearTimeout(c.current);let d=f.current;!d||q(d.text)>(s.limit??M)||(f.current=null,r.add("sheet.write",{proposal:e,field:s.name,text:d.text,base:d.base},{slot:i}),m(null))},U=d=>{if(clearTimeout(c.current),$.current=d.target.value,u)return A(d.target.value);m({text:d.target.value,base:a?.base??R(o,l)}),c.current=setTimeout(y,D)},A=d=>{r.change(o.id,{...o.body,text:d}),m(null)};return S(()=>(f.current&&(c.current=setTimeout(y,D)),y),[]),{text:x,dirty:a!==null,onInput:U,send:y}}function Q(e,s,l){let[r,i]=k(null),o=b(e?.version??0),u=e?.version??0;return S(()=>{let p=s&&z(s.body.text,e?.text??"");u>o.current&&i(p?null:l()),o.current=Math.max(o.current,u)},[u]),r}function z(e,s){return e!==null&&e.normalize("NFC").trim()===s.trim()}function R(e,s){return e?.state==="saved"?Math.max(e.saved.seq,s?.version??0):e&&e.state!=="refused"?e.body.base:s?.version??0}function W({item:e,outbox:s}){let l=e.refusal.now,r=i=>()=>s.retry(e.id,{...e.body,text:i,base:l.version});return n`<section class="conflict stack-tight">
    <p class="refused-why"><${g} name="triangle-alert" />
      <strong>${t("Quelqu’un a écrit ici en même temps que vous.")}</strong></p>
    <p class="small soft">${t("L’autre texte :")}</p>
    <p class="as-typed other">${l.text||t("(vide)")}</p>
    <p class="small soft">${t("Le vôtre est gardé dans le champ ; complétez-le si besoin.")}</p>
    <p class="choices"><button class="button" onClick=${r(e.body.text)}>${t("Garder le mien")}</button>
      ${l.text&&n`<button class="button" onClick=${r(`${l.text}
${e.body.text}`.trim())}>
        ${t("Les deux, l’un sous l’autre")}</button>`}
      <button class="button" onClick=${()=>s.drop(e.id)}>${t("Prendre l’autre")}</button></p>
  </section>`}var B=()=>[{title:t("Le nom"),fields:[{name:"title",label:t("Titre"),lines:1,limit:200},{name:"short_title",label:t("Titre court"),hint:t("Pour les écrans : quarante signes au plus."),lines:1,limit:40}]},{title:t("L’essentiel"),fields:[{name:"finding",label:t("Constat"),hint:t("Ce qui se passe aujourd’hui, et pour qui."),lines:3},{name:"proposal",label:t("Proposition"),hint:t("Ce que l’on fait, concrètement."),lines:4}]},{title:t("Les bénéfices"),fields:[{name:"benefit_agents",label:t("Pour les agents"),lines:2},{name:"benefit_managers",label:t("Pour les managers"),lines:2},{name:"benefit_users",label:t("Pour les usagers"),lines:2}]},{title:t("Les premiers pas"),fields:[{name:"step_monday",label:t("Dès lundi"),lines:2},{name:"step_months",label:t("Dans trois mois"),lines:2},{name:"step_year",label:t("Dans un an"),lines:2}]},{title:t("Freins et leviers"),fields:[{name:"obstacles",label:t("Freins"),lines:2},{name:"levers",label:t("Leviers"),lines:2}]},{title:t("Le suivi"),fields:[{name:"indicators",label:t("Indicateurs"),hint:t("À quoi verra-t-on que cela marche ?"),lines:2},{name:"keywords",label:t("Mots-clés"),hint:t("Séparés par des virgules."),lines:1,limit:200},{name:"owner",label:t("Porteur"),hint:t("Une fonction ou un service, plutôt qu’un nom."),lines:1,limit:200}]}],E=15;function j(e){return Object.values(e.fields).filter(s=>s.text.trim()).length}function H(e){let s=`tablee/${e.code}/sheet`,[l,r]=k(()=>sessionStorage.getItem(s)),i=u=>{r(u),u?sessionStorage.setItem(s,u):sessionStorage.removeItem(s),scrollTo(0,0),setTimeout(()=>document.querySelector("main h1")?.focus({preventScroll:!0}))},o=l&&e.view[`sheet/${l}`];return o?n`<${V} ...${e} sheet=${o} key=${o.id} onBack=${()=>i(null)} />`:n`<${J} ...${e} onOpen=${i} />`}function J({view:e,notices:s,onOpen:l}){let r=e.proposals.map(o=>e[`sheet/${o}`]).filter(Boolean),i=n`<${P}>
    ${t("Plusieurs personnes peuvent écrire la même fiche : partagez-vous les champs.")}<//>`;return n`<${C} notices=${s} foot=${i}>
    <div class="stack-tight">
      <h1 tabindex="-1">${t("Écrivez les fiches de la table")}</h1>
      ${e.step.prompt&&n`<p>${e.step.prompt}</p>`}
      <p class="soft small">${t("Choisissez une fiche. Tout ce que vous écrivez s’enregistre au fur et à mesure.")}</p>
    </div>
    ${r.length>0?n`<ul class="stack">${r.map(o=>n`<${K} key=${o.id} sheet=${o} onOpen=${l} />`)}</ul>`:n`<p class="soft">${t("La table n’a pas encore retenu de proposition.")}</p>`}
  <//>`}function K({sheet:e,onOpen:s}){let l=t("{filled} champs remplis sur {all}",{filled:j(e),all:E});return n`<li><button class="card sheet-choice" onClick=${()=>s(e.id)}>
    <span><strong>${L(e.title)}</strong><span class="small soft">${l}</span></span>
    <${g} name="chevron-right" />
  </button></li>`}function V({sheet:e,outbox:s,online:l,link:r,notices:i,onBack:o}){let u=n`<button class="button is-wide" onClick=${o}>
    <${g} name="arrow-left" /> ${t("Toutes les fiches")}</button>`;return n`<${C} notices=${i} foot=${u}>
    <div class="stack-tight">
      <p class="soft small">${t("Fiche {number}",{number:e.number})}</p>
      <h1 tabindex="-1">${L(e.title)}</h1>
    </div>
    ${e.body&&n`<details class="origin">
      <summary>${t("L’idée telle qu’elle a été votée")}</summary><p class="as-typed">${L(e.body)}</p></details>`}
    ${B().map(({title:p,fields:a})=>n`<section class="stack sheet-group" key=${p}>
      <h2>${p}</h2>
      ${a.map(m=>n`<${_} key=${m.name} proposal=${e.id} field=${m}
        written=${e.fields[m.name]} outbox=${s} online=${l} now=${r.now} />`)}
    </section>`)}
  <//>`}export{H as default};
