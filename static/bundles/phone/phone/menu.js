import{B as g,C as k,S as C,c as r,d as f,e as h,g as a,h as e,m as v,n as $}from"../shared.js";function y({view:t,own:n,outbox:l}){let[o,s]=r(null),[i,u]=r(null),[c,p]=r(!1),w=async()=>{p(!0);let m=await l.act("person.move",{table:o});p(!1),u(m.ok?e("C’est fait : vous êtes à la table {number}.",{number:b(o)}):m.text)};return a`<section class="stack menu-part"><h3>${e("Changer de table")}</h3>
    ${t.themes.map(m=>a`<fieldset class="stack-tight" data-theme=${m.id}>
      <legend class="theme-name small"><${C} theme=${m.id} /> ${m.title}</legend>
      <div class="numbers">${m.tables.map(d=>a`<label class="number-choice">
        <input type="radio" name="table" value=${d} checked=${(o??n.me.table)===d}
          onChange=${()=>{s(d),u(null)}} />
        <span><span class="only-read-aloud">${e("Table")} </span>${b(d)}</span></label>`)}</div></fieldset>`)}
    ${o&&o!==n.me.table&&a`<p><button class="button is-main" disabled=${c} onClick=${w}>
      ${e("Aller à la table {number}",{number:b(o)})}</button></p>`}
    <p role="status" class="small">${i}</p>
  </section>`}function b(t){return t.slice(1)}var S="me",x=12,A=()=>[["",e("Je ne précise pas")],["state",e("Fonction publique de l’État")],["local",e("Fonction publique territoriale")],["hospital",e("Fonction publique hospitalière")],["other",e("Autre")]],E=()=>[["room",e("que mon prénom s’affiche près de mes idées, sur les téléphones et à l’écran")]],O=()=>[["name",e("mon prénom")],["quotes",e("mes phrases, citées telles quelles")],["photo",e("ma photo")]];function q({own:t,outbox:n,online:l}){let o=g(n,S),[s,i]=D(t.me,o);return a`<form class="stack menu-part" onSubmit=${c=>{c.preventDefault();let p={name:s.name??"",function:s.function??"",consents:s.consents,seats:s.seats};n.add("person.edit",p,{slot:S})}}>
    <div class="field"><label for="my-name">${e("Prénom")} <${T} /></label>
      <input class="input" id="my-name" autocomplete="given-name" value=${s.name??""}
        onInput=${c=>i({name:c.target.value})} /></div>
    <div class="field"><label for="my-function">${e("Je travaille dans")} <${T} /></label>
      <select class="input" id="my-function" value=${s.function??""}
        onChange=${c=>i({function:c.target.value})}>
        ${A().map(([c,p])=>a`
          <option value=${c} selected=${c===(s.function??"")}>${p}</option>`)}</select></div>
    <${M} title=${e("Dans la salle, j’accepte")} uses=${E()} me=${s} edit=${i} />
    <${M} title=${e("Dans le mémento, j’accepte")} uses=${O()} me=${s} edit=${i} />
    <${F} seats=${s.seats} onChange=${c=>i({seats:c})} />
    <p class="row-between"><button class="button is-main">${e("Enregistrer")}</button>
      <${k} item=${o} online=${l} /></p>
  </form>`}function M({title:t,uses:n,me:l,edit:o}){return a`<fieldset><legend class="label">${t}</legend>
    ${n.map(([s,i])=>a`<label class="check" key=${s}>
      <input type="checkbox" checked=${l.consents[s]}
        onChange=${u=>o({consents:{...l.consents,[s]:u.target.checked}})} />${" "}
      <span>${i}</span></label>`)}</fieldset>`}function T(){return a`<span class="soft">${e("(facultatif)")}</span>`}function D(t,n){let[l,o]=r({...t,...n?.body});return f(()=>{n||o({...t})},[t.name,t.function,t.seats]),[l,s=>o(i=>({...i,...s}))]}function F({seats:t,onChange:n}){return a`<fieldset><legend class="label">${e("Sur ce téléphone, nous sommes")}</legend>
    <div class="stepper">
      <button type="button" class="button is-round" disabled=${t<=1} onClick=${()=>n(t-1)}
        aria-label=${e("Une personne de moins")}><${$} name="minus" /></button>
      <output class="number" aria-live="polite">${t}<span class="only-read-aloud"> ${e("sur ce téléphone")}</span></output>
      <button type="button" class="button is-round" disabled=${t>=x} onClick=${()=>n(t+1)}
        aria-label=${e("Une personne de plus")}><${$} name="plus" /></button>
    </div>
    <p class="small soft">${e("Chaque personne a son bulletin ; le téléphone passe de main en main.")}</p></fieldset>`}function I(t){let n=h(null);return f(()=>{n.current.showModal()},[]),a`<dialog class="menu" ref=${n} onClose=${t.onClose} aria-labelledby="menu-title">
    <div class="menu-head row-between">
      <h2 id="menu-title" tabindex="-1">${e("Moi")}</h2>
      <button class="button is-round" onClick=${()=>n.current.close()}
        aria-label=${e("Fermer")}><${$} name="x" /></button>
    </div>
    <${q} ...${t} />
    ${t.view.tables.length>1&&a`<${y} ...${t} />`}
    <section class="stack menu-part">
      <h3>${e("Mes données")}</h3>
      <${G} ...${t} />
      <p class="small"><a class="other-person" href=${`/r/${t.code}/mine`}>${e("Retrouver ma place sur un autre appareil")}</a></p>
      <${P} ...${t} />
    </section>
  </dialog>`}function G({outbox:t}){let[n,l]=r(!1),[o,s]=r(null),i=async()=>{let u=await t.act("person.erase",{});l(!1),s(u.ok?e("Votre prénom, votre fonction et vos accords sont effacés. Vos idées restent, sans nom."):u.text)};return a`<p class="small soft">
      ${e("Effacer oublie votre prénom, votre fonction et vos accords, et libère votre place. Vos idées restent à la table, sans nom.")}</p>
    ${n?a`<p class="choices"><button class="button is-main" onClick=${i}>${e("Oui, effacer")}</button>
        <button class="button" onClick=${()=>l(!1)}>${e("Garder")}</button></p>`:a`<p><button class="button" onClick=${()=>l(!0)}>
        <${$} name="trash-2" /> ${e("Effacer mes données")}</button></p>`}
    <p role="status" class="small">${o}</p>`}function P({code:t,own:n,outbox:l}){let o=()=>{l.items.value.length||v(t,n.me.id)};return a`<p class="small">${e("Ce téléphone change de mains ?")}${" "}
    <a class="other-person" href=${`/r/${t}?another=1`} onClick=${o}>
      ${e("Prendre place sous un autre nom")}</a></p>`}export{I as default};
