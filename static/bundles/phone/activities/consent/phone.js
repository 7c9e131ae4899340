import{D as C,E as I,F as j,J as k,K as B,M as A,N as V,P as L,g as r,h as o,i as y,k as N,v,w as T,x as R}from"../../shared.js";var G=6;function J({result:t,row:s,label:e,act:n}){let $=(t.voices??[]).filter(a=>a.option===s.id),l=$.filter(a=>a.words||a.mark>1);return r`${l.length>0&&r`<ul class="voices">${l.map((a,i)=>r`<li key=${a.words||i}>
      <${_} voice=${a} label=${e(a.mark)} act=${n} /></li>`)}</ul>`}
    <${z} voices=${$.filter(a=>!l.includes(a))} label=${e(1)} />`}function _({voice:t,label:s,act:e}){let n=t.words&&t.gone;return r`<p><b>${s}</b> <span class="soft">${t.by??o("une voix")}</span></p>
    ${n?r`<p class="soft">${o("Mots retirés")}</p>`:t.text&&r`<p class="as-typed">${C(o("« {text} »",{text:t.text}))}</p>`}
    ${e&&t.words&&r`<p><button class="button is-quiet" type="button"
      onClick=${()=>e("words.retire",{words:t.words,retired:!t.gone})}>
      ${n?o("Rétablir ces mots"):o("Retirer ces mots")}</button></p>`}`}function z({voices:t,label:s}){if(!t.length)return null;let e=t.map(a=>a.by).filter(Boolean).slice(0,G),n=t.length-e.length,$=n>0&&(e.length?y("{n} autre voix","{n} autres voix",n):o("{n} voix",{n})),l=new Intl.ListFormat(document.documentElement.lang||"fr").format([...e,$].filter(Boolean));return r`<p class="small"><b>${s}</b> <span class="soft">${l}</span></p>`}var x=1,O=2,b=3,M=t=>({[O]:o("Réserve"),[b]:o("Objection")})[t]??o("Consentent"),H=[["consents","is-consent"],["reservations","is-reservation"],["objections","is-objection"]],P=362,h=30,q=22,F=3;function D({result:t,row:s}){let e=H.map(([i,u])=>({look:u,n:s.figures[i]})).filter(({n:i})=>i>0),n=e.reduce((i,{n:u})=>i+u,0);if(!n)return null;let $=P-F*(e.length-1)-q*e.length,l=0,a=e.map(({look:i,n:u})=>{let f={look:i,n:u,x:l,width:q+$*u/n};return l+=f.width+F,f});return r`<svg class="stance-bar" viewBox=${`0 0 ${P} ${h}`} role="img" aria-label=${L(t,s).join(", ")}>
    <defs><pattern id="reserve" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2.2" height="7" /></pattern></defs>
    ${a.map(i=>r`<${K} ...${i} key=${i.look} />`)}</svg>`}function K({look:t,n:s,x:e,width:n}){return r`<g class=${t}><rect class="ground" x=${e+1} y="1" width=${n-2} height=${h-2} rx="4" />
    ${t==="is-reservation"&&r`<rect class="over" x=${e+1} y="1" width=${n-2} height=${h-2} rx="4" fill="url(#reserve)" />
      <rect class="plate" x=${e+n/2-8} y="6" width="16" height=${h-12} rx="3" />`}
    <text x=${e+n/2} y=${h/2+5.5} text-anchor="middle">${s}</text></g>`}var w=500;function ht(t){let{view:s,seat:e}=t;return r`<ul class="stack">${V(t,e).map(n=>r`<${Q} key=${n} room=${t} id=${n}
    option=${s[`option/${n}`]} from=${s.step.scope==="plenary"?s[`option/${n}`].table:null} />`)}</ul>`}function Q({room:t,id:s,option:e,from:n}){let{view:$,seat:l,own:a,code:i}=t,[u,f]=[k(t,l),B(t,l)],p=N(`tablee/${i}/${a.me.id}/draft/${$.vote.id}/${l}/${s}`,null);if(e.gone)return r`<li class="card is-withdrawn"><p class="soft">${o("Contribution retirée")}</p></li>`;let m=p.value?.mark??u[s],d=p.value?.text??f[s]??"",S=(c,g)=>{let{[s]:Y,...E}=f;A(t,l,{...u,[s]:c},g.trim()&&c!==x?{...E,[s]:g}:E),p.clear()},U=c=>c===b&&!d.trim()?p.set({mark:c,text:d}):S(c,d),W=j(e);return r`<li class="card consent-card" data-theme=${e.theme}>
    ${n&&r`<p class="tiny soft">${o("Table {number}",{number:n.slice(1)})}</p>`}
    <${I} title=${e.title} body=${e.body} />
    <fieldset class="stances"><legend class="only-read-aloud">${o("Votre avis : {name}",{name:W})}</legend>
      ${[[x,o("Je consens")],[O,o("J’ai une réserve")],[b,o("J’ai une objection")]].map(([c,g])=>r`
        <label key=${c} class=${m===c?"is-taken":""}><input type="radio" name=${`stance-${l}-${s}`} checked=${m===c}
          onChange=${()=>U(c)} /><span>${g}</span></label>`)}</fieldset>
    ${m>x&&r`<${X} id=${`why-${l}-${s}`} mark=${m} text=${d} dirty=${p.value!==null}
      onInput=${c=>p.set({mark:m,text:c})} onSend=${()=>S(m,d)} />`}</li>`}function X({id:t,mark:s,text:e,dirty:n,onInput:$,onSend:l}){let a=s===b,i=a?T(e,w):v(e)<=w;return r`<div class="field"><label for=${t}>${a?o("Votre objection"):o("Votre réserve")}</label>
    <p class="hint" id=${`${t}-hint`}>${a?o("Nécessaire : en quoi l’idée nuirait-elle ?"):o("Facultatif. Elle sera lue, et imprimée avec l’idée.")}</p>
    <textarea class="input" id=${t} rows="3" value=${e} aria-describedby=${`${t}-hint ${t}-left`}
      aria-invalid=${v(e)>w?"true":null} onInput=${u=>$(u.target.value)}></textarea>
    <${R} text=${e} limit=${w} id=${`${t}-left`} />
    ${n&&r`<p class="row-between"><span class="status is-pending">${o("Pas encore envoyé")}</span>
      <button class="button is-main" disabled=${!i} onClick=${l}>${o("Envoyer")}</button></p>`}</div>`}function bt({view:t,seat:s,...e}){let n=Object.keys(k({view:t,...e},s)).length,$=t.vote.options.filter(l=>!t[`option/${l}`]?.gone).length;return r`<strong role="status">${y("Réponse sur {n} idée sur {of}","Réponse sur {n} idées sur {of}",n,{of:$})}</strong>`}function gt({result:t,row:s}){return r`<${D} result=${t} row=${s} />
    ${s.figures.objections>0&&r`<p class="stopped">${o("Objection : rien n’est gardé tant qu’elle demeure")}</p>`}
    <${J} result=${t} row=${s} label=${M} />`}export{ht as Ballot,gt as Figure,bt as Left};
