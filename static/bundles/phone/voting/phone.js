import{B as L,C as _,D as G,E as g,F as O,H as J,J as b,L as V,M as y,N as B,P as D,Q as q,R as T,S as x,a as N,c as k,d as E,f as M,g as s,h as o,i as u,n as m,q as S,r as U,s as W,t as f,u as v}from"../shared.js";var H={consent:()=>import("../activities/consent/phone.js"),judgment:()=>import("../activities/judgment/phone.js"),poll:()=>import("../activities/poll/phone.js"),ranking:()=>import("../activities/ranking/phone.js")};var P={};N(P,{Ballot:()=>ie,Left:()=>ue});function ie(e){let{view:t,seat:n}=e,r=b(e,n),a=t.vote.ballot.most>0&&Object.keys(r).length>=t.vote.ballot.most,l=i=>{let{[i]:c,...p}=r;y(e,n,c?p:{...r,[i]:1})};return s`<ul class="stack">${B(e,n).map(i=>s`<${ce} key=${i} option=${t[`option/${i}`]}
    taken=${!!r[i]} full=${a} from=${t.step.scope==="plenary"?t[`option/${i}`].table:null}
    onToggle=${()=>l(i)} />`)}</ul>`}function ce({option:e,taken:t,full:n,from:r,onToggle:a}){return e.gone?s`<li class="card is-withdrawn"><p class="soft">${o("Contribution retirée")}</p></li>`:s`<li class=${`card pick-card ${t?"is-taken":""}`} data-theme=${e.theme}><label class="pick">
    <input type="checkbox" checked=${t} disabled=${n&&!t} onChange=${a} aria-label=${O(e)} />
    <span>${r&&s`<span class="tiny soft">${o("Table {number}",{number:r.slice(1)})}</span>`}
      <${g} title=${e.title} body=${e.body} /></span></label></li>`}function ue({view:e,seat:t,...n}){let{most:r}=e.vote.ballot,a=Object.keys(b({view:e,...n},t)).length;return s`<strong role="status">${r?u("{n} choix sur {most}","{n} choix sur {most}",a,{most:r}):u("{n} choix","{n} choix",a)}</strong>`}var R={};N(R,{Ballot:()=>$e,Left:()=>de});function pe({own:e},t){return Object.values(e[`ballot/${t}`]?.came_back??{}).reduce((n,r)=>n+r,0)}function $e(e){let{view:t,seat:n}=e,[r,a]=k(null),l=b(e,n),{budget:i,cap:c}=t.vote.ballot,p=Q(i,l),h=(d,w)=>{a(w>0?d:null),y(e,n,be(l,d,w))},$=pe(e,n);return s`<div role="status">${$>0&&s`<p class="banner">${u("Votre point est revenu : la contribution où il était a été retirée. Vous pouvez le coller ailleurs.","Vos {n} points sont revenus : la contribution où ils étaient a été retirée. Vous pouvez les coller ailleurs.",$)}</p>`}</div>
    <ul class="stack">${B(e,n).map(d=>s`<${me} key=${d}
    option=${t[`option/${d}`]} dots=${l[d]??0} left=${p} cap=${c} fresh=${r===d}
    theme=${t[`option/${d}`].theme} from=${t.step.scope==="plenary"?t[`option/${d}`].table:null}
    onStick=${w=>h(d,w)} />`)}</ul>
    ${Object.keys(l).length>0&&s`<p><button class="button" onClick=${()=>y(e,n,{})}>
      <${m} name="undo-2" /> ${o("Tout retirer")}</button></p>`}`}function me({option:e,dots:t,left:n,cap:r,fresh:a,theme:l,from:i,onStick:c}){if(e.gone)return s`<li class="card is-withdrawn"><p class="soft">${o("Contribution retirée")}</p></li>`;let p=O(e);return s`<li class="card" data-theme=${l}>
    ${i&&s`<p class="tiny soft">${o("Table {number}",{number:i.slice(1)})}</p>`}
    <${g} title=${e.title} body=${e.body} />
    <div class="stick-row"><${fe} dots=${t} cap=${r} theme=${l} fresh=${a} />
      <button class="button is-round" disabled=${t===0} onClick=${()=>c(-1)}
        aria-label=${o("Retirer une gommette : {name}",{name:p})}><${m} name="minus" /></button>
      <button class="button is-round" disabled=${n<=0||t>=r} onClick=${()=>c(1)}
        aria-label=${o("Coller une gommette : {name}",{name:p})}><${m} name="plus" /></button></div></li>`}var A=5;function fe({dots:e,cap:t,theme:n,fresh:r}){let a=t<=A?t:Math.min(e,A),l=(i,c)=>s`<${x} key=${`${c}-${c<e}`} theme=${n} empty=${c>=e}
    fresh=${r&&c===e-1} />`;return s`<p class="stuck" role="img" aria-label=${o("{dots} sur {cap} gommettes",{dots:e,cap:t})}>
    ${Array.from({length:a},l)}
    ${t>A&&s`<span class="number">${e}</span>`}</p>`}function de({view:e,seat:t,...n}){let{budget:r}=e.vote.ballot,a=Q(r,b({view:e,...n},t)),l=e.step.scope==="plenary"?null:e.table.theme.id;return s`<${he} left=${a} budget=${r} theme=${l} />
    <strong role="status">${a?o("Il en reste {n}",{n:a}):o("Tout est collé")}</strong>`}function he({left:e,budget:t,theme:n}){return t>8?null:s`<span class="stuck" aria-hidden="true">${Array.from({length:t},(a,l)=>s`<${x} theme=${n} empty=${l>=e} />`)}</span>`}var Q=(e,t)=>e-Object.values(t).reduce((n,r)=>n+r,0);function be(e,t,n){let r={...e,[t]:(e[t]??0)+n};return r[t]<=0&&delete r[t],r}function j(e,t){return e.vote.secret?o("Vote secret : personne ne verra votre bulletin, ni avant ni après."):e.vote.rule.open!=="named"?o("Réponses sans nom : on verra ce qui est dit, jamais par qui."):t.name&&t.consents.room?o("Vote ouvert : la table verra votre prénom, {name}, avec votre avis.",t):o("Vote ouvert : la table verra votre avis, signé « une voix ».")}var z=e=>!!e.vote&&!e.vote.rule.keep,K=e=>!!e.result&&e.result.vote===e.vote?.id&&e.vote.phase==="closed";function C(e){let{view:t,seat:n,outbox:r,online:a,own:l,Left:i}=e,c=l[`ballot/${n}`]?o("Enregistré"):null;return s`<p class="purse">${i&&s`<${i} ...${e} />`}</p>
    <div class="promise">
      <p class="tiny soft">${t.vote.secret?o("Vote secret, un bulletin par appareil et par place déclarée."):j(t,l.me)} ${o("Vous pouvez tout changer jusqu’à la clôture.")}</p>
      <${_} item=${L(r,V(t.vote,n))} online=${a} brief before=${c} />
    </div>`}var ve={},ge=2e3,F=M({}),I=new Set;async function X(e,t){if(!I.has(t)){I.add(t),Y(t);try{F.value={...F.value,[t]:await(e[t]?.()??import(S(t).script))}}catch(n){console.warn("could not fetch",t,n),I.delete(t),setTimeout(X,ge,e,t)}}}function Y(e){let{style:t}=S(e);!t||document.querySelector(`link[href="${t}"]`)||document.head.append(Object.assign(document.createElement("link"),{rel:"stylesheet",href:t}))}function Z(e,t){let n=t in e||!!S(t).script;return E(()=>{n?X(e,t):Y(t)},[t]),n?F.value[t]??null:ve}function ee({view:e,Figure:t=T}){let{rows:n,selected:r}=e.result,a=!r&&n.some($=>$.state==="tied"),l=$=>r?r.includes($.id):$.state!=="out",i=n.filter(l),c=n.filter($=>!l($)),p={result:e.result,undecided:a,plenary:e.step.scope==="plenary",Figure:t},h=$=>s`<${ke} key=${$.id} row=${$} ...${p} />`;return s`<ol class="stack results">
    ${i.map(h)}
    ${i.length>0&&c.length>0&&s`<li class="cut">
      ${a?o("retenues ou à égalité ci-dessus"):o("retenues ci-dessus")}</li>`}
    ${c.map(h)}
  </ol>`}function ke({row:e,result:t,undecided:n,plenary:r,Figure:a}){return s`<li class="result" data-theme=${e.theme}>
    <p class="result-head">
      <span class="rank"><span class="only-read-aloud">${o("Rang")} </span>${e.rank}</span>
      <strong>${e.gone?o("Contribution retirée"):G(e.title)}</strong>
    </p>
    <div class="result-figure stack-tight">
      ${r&&s`<p class="theme-name small">
        <${x} theme=${e.theme} /> ${o("Table {number}",{number:e.table.slice(1)})}</p>`}
      ${(a!==T||q(t,e)>0)&&s`<${a} result=${t} row=${e} />`}
      <p class="small soft">${ye(t,e,n)}</p>
    </div>
  </li>`}function ye(e,t,n){return[...D(e,t,!0),n&&t.state==="tied"&&o("à égalité")].filter(Boolean).join(" · ")}function te({result:e}){return e.rule.keep?e.rows.length?e.selected?u("{n} proposition retenue","{n} propositions retenues",e.selected.length):e.tied.length?o("Une égalité à départager"):o("Les résultats"):o("Aucune idée au vote"):o("Les réponses")}function ne({result:e,vote:t}){let n=e.rows.reduce((i,c)=>i+q(e,c),0),r=t?.ballot.shape==="spread",a=r?t.ballot.budget*e.ballots-n:0;return`${[u("{n} bulletin","{n} bulletins",e.ballots),r&&u("{n} gommette collée","{n} gommettes collées",n),a>0&&u("{n} gardée","{n} gardées",a)].filter(Boolean).join(", ")}.`}function se(e,t,n=!1){let r=W(e,t,n).join(", ");return[r&&`${r}.`,t.keep&&!t.adopts?xe(t,n):""].filter(Boolean).join(" ")}function xe({keep:e,tie:t},n){let r=u("La première est retenue","Les {n} premières sont retenues",e);return t==="both"?o("{kept} ; en cas d’égalité à la limite, toutes les ex æquo le sont.",{kept:r}):n?o("{kept} ; en cas d’égalité à la limite, la salle décide.",{kept:r}):o("{kept} ; en cas d’égalité à la limite, la table décide.",{kept:r})}function oe(e){let[t,n]=k(0),[r,a]=k(()=>we(e)),l=()=>{a(i=>[...new Set([...i,t])]),n(0),setTimeout(()=>document.querySelector("main h1")?.focus())};return t?s`<${Le} ...${e} seat=${t} onDone=${l} />`:s`<${Oe} ...${e} done=${r} onSeat=${n} />`}function we(e){return re(e).filter(t=>Se(e,t))}function re({own:e}){return Array.from({length:e.me.seats},(t,n)=>n+1).filter(t=>!e.elsewhere?.includes(t))}function Se(e,t){return!!e.own[`ballot/${t}`]||Object.keys(b(e,t)).length>0}function Le(e){let{seat:t,onDone:n,own:r,title:a,rule:l,Ballot:i}=e,{seats:c}=r.me,p=s`<${C} ...${e} />
    <button class="button is-main is-wide" onClick=${n}>
      ${t===c?o("J’ai fini"):o("J’ai fini, passer au suivant")}</button>`;return s`<${f} notices=${e.notices} foot=${p}>
    <div class="stack-tight">
      <p class="tag"><${m} name="user" /> ${o("Personne {seat} sur {seats}",{seat:t,seats:c})}</p>
      <h1 tabindex="-1">${a}</h1>${l}
    </div>
    <${i} ...${e} key=${t} />
  <//>`}function Oe(e){let{done:t,onSeat:n,outbox:r,view:a}=e,l=re(e),i=l.find(h=>!t.includes(h)),c=l.some(h=>L(r,V(a.vote,h))?.state==="waiting"),p=i&&s`<button class="button is-main is-wide" onClick=${()=>n(i)}>
    ${o("Je suis la personne {next} : voter",{next:i})}</button>`;return s`<${f} notices=${e.notices} foot=${p}>
    <div class="stack-tight cleared">
      <${m} name="users" />
      <h1 tabindex="-1">${Ve(i,t.length)}</h1>
      <p>${i?o("L’écran ne montre plus aucun bulletin. Chaque personne vote à son tour."):u("{n} bulletin sur ce téléphone.","{n} bulletins sur ce téléphone.",t.length)}</p>
      ${c&&s`<p class="small soft">${o("Certains bulletins attendent le réseau.")}</p>`}
    </div>
    ${t.length>0&&s`<${Be} done=${t} onSeat=${n} />`}
  <//>`}function Ve(e,t){return e?t?o("Passez au suivant"):o("À la première personne"):o("Tout le monde a voté")}function Be({done:e,onSeat:t}){return s`<section class="stack-tight">
    <h2>${o("Reprendre un bulletin")}</h2>
    <p class="small soft">${o("Jusqu’à la clôture, chaque personne peut revoir et changer le sien.")}</p>
    <ul class="numbers">${e.map(n=>s`<li key=${n}>
      <button class="button" onClick=${()=>t(n)}
        aria-label=${o("Reprendre le bulletin de la personne {seat}",{seat:n})}>${o("Personne {seat}",{seat:n})}</button>
    </li>`)}</ul>
  </section>`}var je={pick:P,spread:R};function Ce(e){let{view:t}=e,n=Z(H,t.step.kind),r={...e,...je[t.vote?.ballot.shape],...n};return t.result&&(["sealed","selected"].includes(t.step.phase)||K(t))?s`<${Fe} ...${r} />`:!t.vote||t.vote.phase==="before"?s`<${qe} ...${r} />`:t.vote.phase==="open"?s`<${Te} ...${r} />`:s`<${ze} ...${r} />`}function ae({view:e}){return s`<p class="soft small">${se(e.step.kind,e.vote.rule,le(e))}</p>`}var le=({step:e})=>e.scope==="plenary";function qe(e){let{view:t}=e,n=(t.vote?.options??[]).map(a=>t[`option/${a}`]).filter(Boolean),r=s`<${v}>${o("Le vote s’ouvrira ici, au signal de l’animation.")}<//>`;return s`<${f} notices=${e.notices} foot=${r}>
    <div class="stack-tight">
      <h1 tabindex="-1">${z(t)?o("Bientôt, une question"):o("Bientôt, le vote")}</h1>
      ${t.step.prompt&&s`<p>${t.step.prompt}</p>`}
      ${t.vote&&s`<${ae} view=${t} />`}
      ${t.vote&&s`<p class="small">${j(t,e.own.me)}</p>`}
    </div>
    ${n.length>0&&!z(t)&&s`<section class="stack">
      <h2>${o("Au vote")}</h2>
      <ul class="stack">${n.map(({id:a,title:l,body:i})=>s`
        <li class="card" key=${a}><${g} title=${l} body=${i} /></li>`)}</ul>
    </section>`}
  <//>`}function Te(e){let{view:t,own:n,Ballot:r}=e,a=U(t.step.kind,"open",o("Votez")),l=s`${t.step.prompt&&s`<p class="small">${t.step.prompt}</p>`}<${ae} view=${t} />`;return n.elsewhere?.length===n.me.seats?s`<${Re} ...${e} />`:n.waits?.length?s`<${Ae} ...${e} />`:r?n.me.seats>1?s`<${oe} ...${e} key=${t.vote.id} title=${a} rule=${l} />`:s`<${f} notices=${e.notices} foot=${s`<${C} ...${e} seat=${1} />`}>
    <div class="stack-tight"><h1 tabindex="-1">${a}</h1>${l}</div>
    <${r} ...${e} seat=${1} key=${t.vote.id} /><${Pe} ...${e} />
  <//>`:s`<${f} notices=${e.notices}><h1 tabindex="-1">${a}</h1><p class="soft">${o("Un instant…")}</p><//>`}function Pe(e){return e.own.mine.some(t=>e.own[`my/${t}`].withdrawable)?s`<details><summary>${o("Vos idées")}</summary><${J} ...${e} /></details>`:null}function Ae({notices:e}){return s`<${f} notices=${e} foot=${s`<${v}>${o("Votre bulletin s’affichera ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${m} name="clock" /><h1 tabindex="-1">${o("Vous arrivez pendant le vote")}</h1>
      <p>${o("Il est déjà ouvert. Vous voterez dès que l’animation vous y admettra.")}</p>
    </div>
  <//>`}function Re({notices:e}){return s`<${f} notices=${e} foot=${s`<${v}>${o("Les résultats s’afficheront ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${m} name="circle-check" /><h1 tabindex="-1">${o("Vous avez déjà voté")}</h1>
      <p>${o("Votre bulletin est à la table que vous avez quittée ; il y compte.")}</p>
    </div>
  <//>`}function ze(e){let{view:t,own:n}=e,r=Object.keys(n).some(l=>l.startsWith("ballot/")),a=s`<${v}><strong>${o("Maintenant, levez les yeux.")}</strong>${" "}
    ${o("Les résultats s’afficheront ici en même temps qu’à l’écran.")}<//>`;return s`<${f} notices=${e.notices} foot=${a}>
    <div class="stack-tight cleared">
      <${m} name="circle-check" /><h1 tabindex="-1">${o("Le vote est clos")}</h1>
      <p>${r?o("Votre dernier bulletin enregistré compte."):o("Cet appareil n’a pas envoyé de bulletin.")}</p>
      <p class="soft small">${Ie(t.vote)}</p>
      ${Object.keys(n).some(l=>n[l]?.came_back)&&s`<p class="banner">${o("Une contribution retirée portait de vos points : ils vous sont revenus, et ne comptent pour aucune autre.")}</p>`}
    </div>
  <//>`}var Ie=({ballots:e,seats:t})=>o("{ballots} pour {people}.",{ballots:u("{n} bulletin","{n} bulletins",e),people:u("{n} personne","{n} personnes",t)});function Fe(e){let{view:t}=e,n=s`<${v}><strong>${o("Maintenant, levez les yeux.")}</strong>${" "}
    ${o("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`;return s`<${f} notices=${e.notices} foot=${n}>
    <div class="stack-tight">
      <h1 tabindex="-1">${te(t)}</h1>
      <p class="soft small">${ne(t)}</p>
      ${t.result.reason&&s`<p class="small">${le(t)?o("Choix de la salle : {reason}",t.result):o("Choix de la table : {reason}",t.result)}</p>`}
    </div>
    ${e.Result?s`<${e.Result} view=${t} />`:s`<${ee} view=${t} Figure=${e.Figure} />`}
    ${e.Picture&&s`<${e.Picture} view=${t} />`}
  <//>`}export{Ce as default};
