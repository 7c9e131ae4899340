import{B as O,C as U,D as G,E as v,F as B,H as N,J as b,K as C,L as x,M as P,N as J,O as w,a as _,c as y,d as I,f as E,g as s,h as r,i as u,n as f,q as L,r as D,s as F,t as W,u as m,v as g}from"../shared.js";var K={judgment:()=>import("../activities/judgment/phone.js"),ranking:()=>import("../activities/ranking/phone.js")};var T={};_(T,{Ballot:()=>fe,Left:()=>de});function fe(e){let{view:t,seat:n}=e,o=b(e,n),l=t.vote.ballot.most>0&&Object.keys(o).length>=t.vote.ballot.most,a=i=>{let{[i]:c,...$}=o;x(e,n,c?$:{...o,[i]:1})};return s`<ul class="stack">${P(e,n).map(i=>s`<${me} key=${i} option=${t[`option/${i}`]}
    taken=${!!o[i]} full=${l} from=${t.step.scope==="plenary"?t[`option/${i}`].table:null}
    onToggle=${()=>a(i)} />`)}</ul>`}function me({option:e,taken:t,full:n,from:o,onToggle:l}){return e.gone?s`<li class="card is-withdrawn"><p class="soft">${r("Contribution retirée")}</p></li>`:s`<li class=${`card pick-card ${t?"is-taken":""}`} data-theme=${e.theme}><label class="pick">
    <input type="checkbox" checked=${t} disabled=${n&&!t} onChange=${l} aria-label=${B(e)} />
    <span>${o&&s`<span class="tiny soft">${r("Table {number}",{number:o.slice(1)})}</span>`}
      <${v} title=${e.title} body=${e.body} /></span></label></li>`}function de({view:e,seat:t,...n}){let{most:o}=e.vote.ballot,l=Object.keys(b({view:e,...n},t)).length;return s`<strong role="status">${o?u("{n} choix sur {most}","{n} choix sur {most}",l,{most:o}):u("{n} choix","{n} choix",l)}</strong>`}var V={};_(V,{Ballot:()=>be,Left:()=>ke});function he({own:e},t){return Object.values(e[`ballot/${t}`]?.came_back??{}).reduce((n,o)=>n+o,0)}function be(e){let{view:t,seat:n}=e,[o,l]=y(null),a=b(e,n),{budget:i,cap:c}=t.vote.ballot,$=Q(i,a),h=(d,S)=>{l(S>0?d:null),x(e,n,xe(a,d,S))},p=he(e,n);return s`<div role="status">${p>0&&s`<p class="banner">${u("Votre point est revenu : la contribution où il était a été retirée. Vous pouvez le coller ailleurs.","Vos {n} points sont revenus : la contribution où ils étaient a été retirée. Vous pouvez les coller ailleurs.",p)}</p>`}</div>
    <ul class="stack">${P(e,n).map(d=>s`<${ge} key=${d}
    option=${t[`option/${d}`]} dots=${a[d]??0} left=${$} cap=${c} fresh=${o===d}
    theme=${t[`option/${d}`].theme} from=${t.step.scope==="plenary"?t[`option/${d}`].table:null}
    onStick=${S=>h(d,S)} />`)}</ul>
    ${Object.keys(a).length>0&&s`<p><button class="button" onClick=${()=>x(e,n,{})}>
      <${f} name="undo-2" /> ${r("Tout retirer")}</button></p>`}`}function ge({option:e,dots:t,left:n,cap:o,fresh:l,theme:a,from:i,onStick:c}){if(e.gone)return s`<li class="card is-withdrawn"><p class="soft">${r("Contribution retirée")}</p></li>`;let $=B(e);return s`<li class="card" data-theme=${a}>
    ${i&&s`<p class="tiny soft">${r("Table {number}",{number:i.slice(1)})}</p>`}
    <${v} title=${e.title} body=${e.body} />
    <div class="stick-row"><${ve} dots=${t} cap=${o} theme=${a} fresh=${l} />
      <button class="button is-round" disabled=${t===0} onClick=${()=>c(-1)}
        aria-label=${r("Retirer une gommette : {name}",{name:$})}><${f} name="minus" /></button>
      <button class="button is-round" disabled=${n<=0||t>=o} onClick=${()=>c(1)}
        aria-label=${r("Coller une gommette : {name}",{name:$})}><${f} name="plus" /></button></div></li>`}var j=5;function ve({dots:e,cap:t,theme:n,fresh:o}){let l=t<=j?t:Math.min(e,j),a=(i,c)=>s`<${w} key=${`${c}-${c<e}`} theme=${n} empty=${c>=e}
    fresh=${o&&c===e-1} />`;return s`<p class="stuck" role="img" aria-label=${r("{dots} sur {cap} gommettes",{dots:e,cap:t})}>
    ${Array.from({length:l},a)}
    ${t>j&&s`<span class="number">${e}</span>`}</p>`}function ke({view:e,seat:t,...n}){let{budget:o}=e.vote.ballot,l=Q(o,b({view:e,...n},t)),a=e.step.scope==="plenary"?null:e.table.theme.id;return s`<${ye} left=${l} budget=${o} theme=${a} />
    <strong role="status">${l?r("Il en reste {n}",{n:l}):r("Tout est collé")}</strong>`}function ye({left:e,budget:t,theme:n}){return t>8?null:s`<span class="stuck" aria-hidden="true">${Array.from({length:t},(l,a)=>s`<${w} theme=${n} empty=${a>=e} />`)}</span>`}var Q=(e,t)=>e-Object.values(t).reduce((n,o)=>n+o,0);function xe(e,t,n){let o={...e,[t]:(e[t]??0)+n};return o[t]<=0&&delete o[t],o}function A(e){let{view:t,seat:n,outbox:o,online:l,own:a,Left:i}=e,c=a[`ballot/${n}`]?r("Enregistré"):null;return s`<p class="purse">${i&&s`<${i} ...${e} />`}</p>
    <div class="promise">
      <p class="tiny soft">${r("Vote secret, un bulletin par appareil et par place déclarée.")} ${r("Vous pouvez tout changer jusqu’à la clôture.")}</p>
      <${U} item=${O(o,C(t.vote,n))} online=${l} brief before=${c} />
    </div>`}var we={},Se=2e3,z=E({}),M=new Set;async function H(e,t){if(!M.has(t)){M.add(t),X(t);try{z.value={...z.value,[t]:await(e[t]?.()??import(L(t).script))}}catch(n){console.warn("could not fetch",t,n),M.delete(t),setTimeout(H,Se,e,t)}}}function X(e){let{style:t}=L(e);!t||document.querySelector(`link[href="${t}"]`)||document.head.append(Object.assign(document.createElement("link"),{rel:"stylesheet",href:t}))}function Y(e,t){let n=t in e||!!L(t).script;return I(()=>{n?H(e,t):X(t)},[t]),n?z.value[t]??null:we}var R=15,Le=23,Oe=9,Z=24,Be=48.5,ee=52.5,te=40;function ne({points:e,most:t=e,dots:n=40,stretch:o=!1}){return t>n?Pe({points:e,most:t,stretch:o}):Ce({points:e})}function Ce({points:e}){let t=Math.max(1,Math.ceil(e/R));return s`<svg class="dot-plot" viewBox=${`0 0 362 ${Z*t}`} role="img" aria-label=${se(e)}>
    ${Array.from({length:e},(n,o)=>{let l=o%R,a=11+Le*l+Oe*Math.floor(l/5);return s`<circle class="dot" cx=${a} cy=${12+Z*Math.floor(o/R)} r="9" />`})}</svg>`}function Pe({points:e,most:t,stretch:n}){let o=Math.max(n?0:420,Math.ceil(t/10)*ee),l=Math.ceil(e/10);return s`<svg class="dot-plot" viewBox=${`0 0 ${o} ${te}`} role="img" aria-label=${se(e)}
      preserveAspectRatio=${n?"none":null}>
    ${Array.from({length:l},(a,i)=>{let c=Math.min(10,e-10*i);return s`<rect class="bar" x=${ee*i} width=${Be*c/10} height=${te} rx=${n?2:7} />`})}</svg>`}function se(e){return u("{n} point","{n} points",e)}function oe(e,t,n=!1){return e.figures.map(({key:o,counts:l})=>{let a=W(e.kind,o,t.figures[o],e.rule);return n&&l==="ballots"?r("{figure} sur {ballots}",{figure:a,ballots:e.ballots}):a}).filter(Boolean)}var k=(e,t)=>typeof t.figures[e.figures[0]?.key]=="number"?t.figures[e.figures[0].key]:0;var Ae=e=>Math.max(...e.rows.map(t=>k(e,t)),1);function q({result:e,row:t,dots:n,stretch:o}){let l=e.figures[0]?.counts;return l==="points"?s`<${ne} points=${k(e,t)} most=${Ae(e)} dots=${n} stretch=${o} />`:l==="ballots"?s`<${J} part=${k(e,t)} whole=${e.ballots} />`:null}function re({view:e,Figure:t=q}){let{rows:n,selected:o}=e.result,l=!o&&n.some(p=>p.state==="tied"),a=p=>o?o.includes(p.id):p.state!=="out",i=n.filter(a),c=n.filter(p=>!a(p)),$={result:e.result,undecided:l,plenary:e.step.scope==="plenary",Figure:t},h=p=>s`<${Te} key=${p.id} row=${p} ...${$} />`;return s`<ol class="stack results">
    ${i.map(h)}
    ${i.length>0&&c.length>0&&s`<li class="cut">
      ${l?r("retenues ou à égalité ci-dessus"):r("retenues ci-dessus")}</li>`}
    ${c.map(h)}
  </ol>`}function Te({row:e,result:t,undecided:n,plenary:o,Figure:l}){return s`<li class="result" data-theme=${e.theme}>
    <p class="result-head">
      <span class="rank"><span class="only-read-aloud">${r("Rang")} </span>${e.rank}</span>
      <strong>${e.gone?r("Contribution retirée"):G(e.title)}</strong>
    </p>
    <div class="result-figure stack-tight">
      ${o&&s`<p class="theme-name small">
        <${w} theme=${e.theme} /> ${r("Table {number}",{number:e.table.slice(1)})}</p>`}
      ${(l!==q||k(t,e)>0)&&s`<${l} result=${t} row=${e} />`}
      <p class="small soft">${je(t,e,n)}</p>
    </div>
  </li>`}function je(e,t,n){return[...oe(e,t,!0),n&&t.state==="tied"&&r("à égalité")].filter(Boolean).join(" · ")}function le({result:e}){return e.rows.length?e.selected?u("{n} proposition retenue","{n} propositions retenues",e.selected.length):e.tied.length?r("Une égalité à départager"):r("Les résultats"):r("Aucune idée au vote")}function ae({result:e,vote:t}){let n=e.rows.reduce((i,c)=>i+k(e,c),0),o=t?.ballot.shape==="spread",l=o?t.ballot.budget*e.ballots-n:0;return`${[u("{n} bulletin","{n} bulletins",e.ballots),o&&u("{n} gommette collée","{n} gommettes collées",n),l>0&&u("{n} gardée","{n} gardées",l)].filter(Boolean).join(", ")}.`}function ie(e,t,n=!1){let o=F(e,t,n).join(", ");return[o&&`${o}.`,t.keep?Ve(t,n):""].filter(Boolean).join(" ")}function Ve({keep:e,tie:t},n){let o=u("La première est retenue","Les {n} premières sont retenues",e);return t==="both"?r("{kept} ; en cas d’égalité à la limite, toutes les ex æquo le sont.",{kept:o}):n?r("{kept} ; en cas d’égalité à la limite, la salle décide.",{kept:o}):r("{kept} ; en cas d’égalité à la limite, la table décide.",{kept:o})}function ce(e){let[t,n]=y(0),[o,l]=y(()=>Me(e)),a=()=>{l(i=>[...new Set([...i,t])]),n(0),setTimeout(()=>document.querySelector("main h1")?.focus())};return t?s`<${Re} ...${e} seat=${t} onDone=${a} />`:s`<${qe} ...${e} done=${o} onSeat=${n} />`}function Me(e){return ue(e).filter(t=>ze(e,t))}function ue({own:e}){return Array.from({length:e.me.seats},(t,n)=>n+1).filter(t=>!e.elsewhere?.includes(t))}function ze(e,t){return!!e.own[`ballot/${t}`]||Object.keys(b(e,t)).length>0}function Re(e){let{seat:t,onDone:n,own:o,title:l,rule:a,Ballot:i}=e,{seats:c}=o.me,$=s`<${A} ...${e} />
    <button class="button is-main is-wide" onClick=${n}>
      ${t===c?r("J’ai fini"):r("J’ai fini, passer au suivant")}</button>`;return s`<${m} notices=${e.notices} foot=${$}>
    <div class="stack-tight">
      <p class="tag"><${f} name="user" /> ${r("Personne {seat} sur {seats}",{seat:t,seats:c})}</p>
      <h1 tabindex="-1">${l}</h1>${a}
    </div>
    <${i} ...${e} key=${t} />
  <//>`}function qe(e){let{done:t,onSeat:n,outbox:o,view:l}=e,a=ue(e),i=a.find(h=>!t.includes(h)),c=a.some(h=>O(o,C(l.vote,h))?.state==="waiting"),$=i&&s`<button class="button is-main is-wide" onClick=${()=>n(i)}>
    ${r("Je suis la personne {next} : voter",{next:i})}</button>`;return s`<${m} notices=${e.notices} foot=${$}>
    <div class="stack-tight cleared">
      <${f} name="users" />
      <h1 tabindex="-1">${_e(i,t.length)}</h1>
      <p>${i?r("L’écran ne montre plus aucun bulletin. Chaque personne vote à son tour."):u("{n} bulletin sur ce téléphone.","{n} bulletins sur ce téléphone.",t.length)}</p>
      ${c&&s`<p class="small soft">${r("Certains bulletins attendent le réseau.")}</p>`}
    </div>
    ${t.length>0&&s`<${Ie} done=${t} onSeat=${n} />`}
  <//>`}function _e(e,t){return e?t?r("Passez au suivant"):r("À la première personne"):r("Tout le monde a voté")}function Ie({done:e,onSeat:t}){return s`<section class="stack-tight">
    <h2>${r("Reprendre un bulletin")}</h2>
    <p class="small soft">${r("Jusqu’à la clôture, chaque personne peut revoir et changer le sien.")}</p>
    <ul class="numbers">${e.map(n=>s`<li key=${n}>
      <button class="button" onClick=${()=>t(n)}
        aria-label=${r("Reprendre le bulletin de la personne {seat}",{seat:n})}>${r("Personne {seat}",{seat:n})}</button>
    </li>`)}</ul>
  </section>`}var Ee={pick:T,spread:V};function De(e){let{view:t}=e,n=Y(K,t.step.kind),o={...e,...Ee[t.vote?.ballot.shape],...n};return t.result&&["sealed","selected"].includes(t.step.phase)?s`<${Qe} ...${o} />`:!t.vote||t.vote.phase==="before"?s`<${Fe} ...${o} />`:t.vote.phase==="open"?s`<${We} ...${o} />`:s`<${Je} ...${o} />`}function $e({view:e}){return s`<p class="soft small">${ie(e.step.kind,e.vote.rule,pe(e))}</p>`}var pe=({step:e})=>e.scope==="plenary";function Fe(e){let{view:t}=e,n=(t.vote?.options??[]).map(l=>t[`option/${l}`]).filter(Boolean),o=s`<${g}>${r("Le vote s’ouvrira ici, au signal de l’animation.")}<//>`;return s`<${m} notices=${e.notices} foot=${o}>
    <div class="stack-tight">
      <h1 tabindex="-1">${r("Bientôt, le vote")}</h1>
      ${t.step.prompt&&s`<p>${t.step.prompt}</p>`}
      ${t.vote&&s`<${$e} view=${t} />`}
      <p class="soft small">${r("Vote secret : personne ne verra votre bulletin, ni avant ni après.")}</p>
    </div>
    ${n.length>0&&s`<section class="stack">
      <h2>${r("Au vote")}</h2>
      <ul class="stack">${n.map(({id:l,title:a,body:i})=>s`
        <li class="card" key=${l}><${v} title=${a} body=${i} /></li>`)}</ul>
    </section>`}
  <//>`}function We(e){let{view:t,own:n,Ballot:o}=e,l=D(t.step.kind,"open",r("Votez")),a=s`${t.step.prompt&&s`<p class="small">${t.step.prompt}</p>`}<${$e} view=${t} />`;return n.elsewhere?.length===n.me.seats?s`<${Ne} ...${e} />`:n.waits?.length?s`<${Ge} ...${e} />`:o?n.me.seats>1?s`<${ce} ...${e} key=${t.vote.id} title=${l} rule=${a} />`:s`<${m} notices=${e.notices} foot=${s`<${A} ...${e} seat=${1} />`}>
    <div class="stack-tight"><h1 tabindex="-1">${l}</h1>${a}</div>
    <${o} ...${e} seat=${1} key=${t.vote.id} /><${Ue} ...${e} />
  <//>`:s`<${m} notices=${e.notices}><h1 tabindex="-1">${l}</h1><p class="soft">${r("Un instant…")}</p><//>`}function Ue(e){return e.own.mine.some(t=>e.own[`my/${t}`].withdrawable)?s`<details><summary>${r("Vos idées")}</summary><${N} ...${e} /></details>`:null}function Ge({notices:e}){return s`<${m} notices=${e} foot=${s`<${g}>${r("Votre bulletin s’affichera ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${f} name="clock" /><h1 tabindex="-1">${r("Vous arrivez pendant le vote")}</h1>
      <p>${r("Il est déjà ouvert. Vous voterez dès que l’animation vous y admettra.")}</p>
    </div>
  <//>`}function Ne({notices:e}){return s`<${m} notices=${e} foot=${s`<${g}>${r("Les résultats s’afficheront ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${f} name="circle-check" /><h1 tabindex="-1">${r("Vous avez déjà voté")}</h1>
      <p>${r("Votre bulletin est à la table que vous avez quittée ; il y compte.")}</p>
    </div>
  <//>`}function Je(e){let{view:t,own:n}=e,o=Object.keys(n).some(a=>a.startsWith("ballot/")),l=s`<${g}><strong>${r("Maintenant, levez les yeux.")}</strong>${" "}
    ${r("Les résultats s’afficheront ici en même temps qu’à l’écran.")}<//>`;return s`<${m} notices=${e.notices} foot=${l}>
    <div class="stack-tight cleared">
      <${f} name="circle-check" /><h1 tabindex="-1">${r("Le vote est clos")}</h1>
      <p>${o?r("Votre dernier bulletin enregistré compte."):r("Cet appareil n’a pas envoyé de bulletin.")}</p>
      <p class="soft small">${Ke(t.vote)}</p>
      ${Object.keys(n).some(a=>n[a]?.came_back)&&s`<p class="banner">${r("Une contribution retirée portait de vos points : ils vous sont revenus, et ne comptent pour aucune autre.")}</p>`}
    </div>
  <//>`}var Ke=({ballots:e,seats:t})=>r("{ballots} pour {people}.",{ballots:u("{n} bulletin","{n} bulletins",e),people:u("{n} personne","{n} personnes",t)});function Qe(e){let{view:t}=e,n=s`<${g}><strong>${r("Maintenant, levez les yeux.")}</strong>${" "}
    ${r("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`;return s`<${m} notices=${e.notices} foot=${n}>
    <div class="stack-tight">
      <h1 tabindex="-1">${le(t)}</h1>
      <p class="soft small">${ae(t)}</p>
      ${t.result.reason&&s`<p class="small">${pe(t)?r("Choix de la salle : {reason}",t.result):r("Choix de la table : {reason}",t.result)}</p>`}
    </div>
    <${re} view=${t} Figure=${e.Figure} />
    ${e.Picture&&s`<${e.Picture} view=${t} />`}
  <//>`}export{De as default};
