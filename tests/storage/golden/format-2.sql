BEGIN TRANSACTION;
CREATE TABLE "log" (
   "seq" INTEGER PRIMARY KEY,
   "at" INTEGER NOT NULL,
   "person" TEXT NOT NULL,
   "role" TEXT NOT NULL,
   "table_" TEXT,
   "op_id" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "body" TEXT NOT NULL
);
INSERT INTO "log" VALUES(1,1800000000500,'system','system',NULL,'f5b8bcc04d5bb5e562d42cb3696d3ec2','session.define','{"definition":{"date":"2026-11-20","start":"09:30","place":"Salle des fêtes","organisers":["Le réseau"],"partners":[],"texts":{},"retention_days":30,"reader":"","wifi":null,"language":"fr","without":[],"licence":"","title":"Journée de l’innovation managériale","question":"Que changeons-nous lundi ?","themes":[{"intro":"","id":"A","title":"Décider près du terrain","tables":[{"id":"t1","number":1,"places":12},{"id":"t2","number":2,"places":12}]},{"intro":"","id":"B","title":"Apprendre ensemble","tables":[{"id":"t3","number":3,"places":12}]}],"steps":[{"scope":"plenary","minutes":5,"prompt":"","id":"s1","kind":"welcome","title":"Welcome","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s2","kind":"ideas","title":"Ideas","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s3","kind":"share","title":"Share","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s4","kind":"dots","title":"Dots","settings":{"budget":5,"cap":3,"keep":2,"tie":"both","least":0}},{"scope":"table","minutes":5,"prompt":"","id":"s5","kind":"sheets","title":"Sheets","settings":{}},{"scope":"plenary","minutes":5,"prompt":"","id":"s6","kind":"pitch","title":"Pitch","settings":{"minutes_each":2}},{"scope":"plenary","minutes":5,"prompt":"","id":"s7","kind":"dots","title":"Dots","settings":{"budget":4,"cap":2,"keep":2,"tie":"both","least":0}},{"scope":"plenary","minutes":5,"prompt":"","id":"s8","kind":"close","title":"Close","settings":{}}]},"version":0}');
INSERT INTO "log" VALUES(2,1800000001500,'p0000000000000000','participant',NULL,'op00000000000002','person.join','{"table":"t1","name":"Prénom0","function":"state","consents":{"room":true,"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(3,1800000002000,'p0000000000000001','participant',NULL,'op00000000000003','person.join','{"table":"t2","name":"Prénom1","function":"local","consents":{"room":false,"name":false,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(4,1800000002500,'p0000000000000002','participant',NULL,'op00000000000004','person.join','{"table":"t3","name":"Prénom2","function":"hospital","consents":{"room":false,"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(5,1800000003000,'p0000000000000003','participant',NULL,'op00000000000005','person.join','{"table":"t1","name":"Prénom3","function":"other","consents":{"room":true,"name":false,"quotes":false,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(6,1800000003500,'p0000000000000004','participant',NULL,'op00000000000006','person.join','{"table":"t2","name":"Prénom4","function":"state","consents":{"room":false,"name":true,"quotes":true,"photo":false},"seats":3}');
INSERT INTO "log" VALUES(7,1800000004000,'p0000000000000005','participant',NULL,'op00000000000007','person.join','{"table":"t3","name":"Prénom5","function":"local","consents":{"room":false,"name":false,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(8,1800000004500,'p0000000000000006','participant',NULL,'op00000000000008','person.join','{"table":"t1","name":"Prénom6","function":"hospital","consents":{"room":true,"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(9,1800000005000,'p0000000000000007','participant',NULL,'op00000000000009','person.join','{"table":"t2","name":"Prénom7","function":"other","consents":{"room":false,"name":false,"quotes":false,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(10,1800000005500,'p0000000000000008','participant',NULL,'op00000000000010','person.join','{"table":"t3","name":"Prénom8","function":"state","consents":{"room":false,"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(11,1800000006000,'p0000000000000009','participant',NULL,'op00000000000011','person.join','{"table":"t1","name":"Prénom9","function":"local","consents":{"room":true,"name":false,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(12,1800000006500,'p0000000000000010','participant',NULL,'op00000000000012','person.join','{"table":"t2","name":"Prénom10","function":"hospital","consents":{"room":false,"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(13,1800000007000,'p0000000000000011','participant',NULL,'op00000000000013','person.join','{"table":"t3","name":"Prénom11","function":"other","consents":{"room":false,"name":false,"quotes":false,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(14,1800000007500,'organiser','organiser',NULL,'op00000000000014','step.move','{"step":"s2","tables":["t1","t2","t3"]}');
INSERT INTO "log" VALUES(15,1800000008000,'p0000000000000000','participant',NULL,'0000001400000183','idea.write','{"body":"Ouvrir chaque réunion par un tour de parole de trente secondes.","table":"t1","idea":"i00e43bc462bf"}');
INSERT INTO "log" VALUES(16,1800000008500,'p0000000000000003','participant',NULL,'0000001500000218','idea.write','{"body":"Commencer les réunions par un tour de parole de trente secondes, debout.","table":"t1","idea":"i01c9410b0b8d"}');
INSERT INTO "log" VALUES(17,1800000009000,'p0000000000000006','participant',NULL,'0000001600000233','idea.write','{"body":"Donner au premier niveau la signature des dépenses courantes.\n\n- jusqu’à 500 €\n- sans visa préalable","table":"t1","idea":"i02785b13ee04"}');
INSERT INTO "log" VALUES(18,1800000009500,'p0000000000000009','participant',NULL,'0000001700000005','idea.write','{"body":"Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.","table":"t1","idea":"i0329045919e3"}');
INSERT INTO "log" VALUES(19,1800000010000,'ddesk-t1','desk','t1','0000001800000331','idea.write','{"body":"Idée dictée à la table 1, pour quelqu’un sans téléphone.","table":"t1","idea":"i042d3d46fb39"}');
INSERT INTO "log" VALUES(20,1800000010500,'ddesk-t1','desk','t1','op00000000000015','ideas.reveal','{"revealed":true,"version":14,"place":"t1"}');
INSERT INTO "log" VALUES(21,1800000011000,'p0000000000000001','participant',NULL,'0000002000000171','idea.write','{"body":"Un binôme de cadres d’administrations différentes pendant six mois.","table":"t2","idea":"i05a30c8c8e7e"}');
INSERT INTO "log" VALUES(22,1800000011500,'p0000000000000004','participant',NULL,'0000002100000012','idea.write','{"body":"Une heure de « retour du terrain » chaque quinzaine 🙂","table":"t2","idea":"i06c8195445c0"}');
INSERT INTO "log" VALUES(23,1800000012000,'p0000000000000007','participant',NULL,'0000002200000120','idea.write','{"body":"Laisser les agents animer la réunion de service à tour de rôle.","table":"t2","idea":"i07e4db1c80f9"}');
INSERT INTO "log" VALUES(24,1800000012500,'ddesk-t2','desk','t2','0000002300000103','idea.write','{"body":"Idée dictée à la table 2, pour quelqu’un sans téléphone.","table":"t2","idea":"i08a1dd93de55"}');
INSERT INTO "log" VALUES(25,1800000013000,'ddesk-t2','desk','t2','op00000000000016','ideas.reveal','{"revealed":true,"version":14,"place":"t2"}');
INSERT INTO "log" VALUES(26,1800000013500,'p0000000000000002','participant',NULL,'0000002500000154','idea.write','{"body":"Un carnet partagé des erreurs utiles.","table":"t3","idea":"i09111ae0eb16"}');
INSERT INTO "log" VALUES(27,1800000014000,'p0000000000000005','participant',NULL,'0000002600000076','idea.write','{"body":"Une journée d’immersion dans un autre service pour chaque nouvel encadrant.","title":"Immersion","table":"t3","idea":"i0a8f09491981"}');
INSERT INTO "log" VALUES(28,1800000014500,'p0000000000000008','participant',NULL,'0000002700000065','idea.write','{"body":"Une bourse aux compétences tenue par les agents.","table":"t3","idea":"i0b56501780d7"}');
INSERT INTO "log" VALUES(29,1800000015000,'ddesk-t3','desk','t3','0000002800000059','idea.write','{"body":"Idée dictée à la table 3, pour quelqu’un sans téléphone.","table":"t3","idea":"i0c0a8b776430"}');
INSERT INTO "log" VALUES(30,1800000015500,'ddesk-t3','desk','t3','op00000000000017','ideas.reveal','{"revealed":true,"version":14,"place":"t3"}');
INSERT INTO "log" VALUES(31,1800000016000,'organiser','organiser',NULL,'op00000000000018','step.move','{"step":"s3","tables":["t1","t2","t3"]}');
INSERT INTO "log" VALUES(32,1800000016500,'ddesk-t1','desk','t1','op00000000000019','idea.merge','{"into":"i00e43bc462bf","ideas":["i01c9410b0b8d"]}');
INSERT INTO "log" VALUES(33,1800000017000,'ddesk-t1','desk','t1','op00000000000020','group.create','{"title":"Les réunions","ideas":["i00e43bc462bf"],"table":"t1"}');
INSERT INTO "log" VALUES(34,1800000017500,'ddesk-t2','desk','t2','op00000000000021','idea.park','{"idea":"i08a1dd93de55","parked":true}');
INSERT INTO "log" VALUES(35,1800000018000,'p0000000000000011','participant',NULL,'op00000000000022','idea.write','{"body":"Une idée de plus, écrite pendant le partage.","table":"t3","idea":"ie8980ed25762"}');
INSERT INTO "log" VALUES(36,1800000018500,'p0000000000000002','participant',NULL,'op00000000000023','idea.edit','{"idea":"i09111ae0eb16","body":"Un carnet partagé des erreurs utiles, lu chaque mois.","base":1,"title":""}');
INSERT INTO "log" VALUES(37,1800000019000,'organiser','organiser',NULL,'op00000000000024','step.move','{"step":"s4","tables":["t1","t2","t3"]}');
INSERT INTO "log" VALUES(38,1800000019500,'ddesk-t1','desk','t1','op00000000000025','vote.open','{"version":37,"place":"t1","vote":"v-s4-t1-1","step":"s4","round":1,"rule":{"budget":5,"cap":3,"keep":2,"tie":"both"},"options":[{"id":"i00e43bc462bf","title":"Ouvrir chaque réunion par un tour de parole de trente secondes.","body":"Ouvrir chaque réunion par un tour de parole de trente secondes.","theme":"A","table":"t1"},{"id":"i02785b13ee04","title":"Donner au premier niveau la signature des dépenses courantes.","body":"Donner au premier niveau la signature des dépenses courantes.\n\n- jusqu’à 500 €\n- sans visa préalable","theme":"A","table":"t1"},{"id":"i0329045919e3","title":"Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.","body":"Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.","theme":"A","table":"t1"},{"id":"i042d3d46fb39","title":"Idée dictée à la table 1, pour quelqu’un sans téléphone.","body":"Idée dictée à la table 1, pour quelqu’un sans téléphone.","theme":"A","table":"t1"}]}');
INSERT INTO "log" VALUES(39,1800000020000,'p0000000000000000','participant',NULL,'op00000000000026','ballot.cast','{"vote":"v-s4-t1-1","seat":1}');
INSERT INTO "log" VALUES(40,1800000020500,'p0000000000000003','participant',NULL,'op00000000000027','ballot.cast','{"vote":"v-s4-t1-1","seat":1}');
INSERT INTO "log" VALUES(41,1800000021000,'p0000000000000006','participant',NULL,'op00000000000028','ballot.cast','{"vote":"v-s4-t1-1","seat":1}');
INSERT INTO "log" VALUES(42,1800000021500,'p0000000000000009','participant',NULL,'op00000000000029','ballot.cast','{"vote":"v-s4-t1-1","seat":1}');
INSERT INTO "log" VALUES(43,1800000022000,'ddesk-t1','desk','t1','op00000000000030','vote.seal','{"vote":"v-s4-t1-1","ballots":[{"i00e43bc462bf":3,"i02785b13ee04":1},{"i00e43bc462bf":3,"i02785b13ee04":1},{"i00e43bc462bf":3,"i0329045919e3":2},{"i00e43bc462bf":3,"i0329045919e3":2}]}');
INSERT INTO "log" VALUES(44,1800000022500,'ddesk-t1','desk','t1','op00000000000031','vote.select','{"vote":"v-s4-t1-1","ideas":["i00e43bc462bf","i0329045919e3"],"reason":""}');
INSERT INTO "log" VALUES(45,1800000023000,'ddesk-t2','desk','t2','op00000000000032','vote.open','{"version":37,"place":"t2","vote":"v-s4-t2-1","step":"s4","round":1,"rule":{"budget":5,"cap":3,"keep":2,"tie":"both"},"options":[{"id":"i05a30c8c8e7e","title":"Un binôme de cadres d’administrations différentes pendant six mois.","body":"Un binôme de cadres d’administrations différentes pendant six mois.","theme":"A","table":"t2"},{"id":"i06c8195445c0","title":"Une heure de « retour du terrain » chaque quinzaine 🙂","body":"Une heure de « retour du terrain » chaque quinzaine 🙂","theme":"A","table":"t2"},{"id":"i07e4db1c80f9","title":"Laisser les agents animer la réunion de service à tour de rôle.","body":"Laisser les agents animer la réunion de service à tour de rôle.","theme":"A","table":"t2"}]}');
INSERT INTO "log" VALUES(46,1800000023500,'p0000000000000001','participant',NULL,'op00000000000033','ballot.cast','{"vote":"v-s4-t2-1","seat":1}');
INSERT INTO "log" VALUES(47,1800000024000,'p0000000000000004','participant',NULL,'op00000000000034','ballot.cast','{"vote":"v-s4-t2-1","seat":1}');
INSERT INTO "log" VALUES(48,1800000024500,'p0000000000000007','participant',NULL,'op00000000000035','ballot.cast','{"vote":"v-s4-t2-1","seat":1}');
INSERT INTO "log" VALUES(49,1800000025000,'p0000000000000010','participant',NULL,'op00000000000036','ballot.cast','{"vote":"v-s4-t2-1","seat":1}');
INSERT INTO "log" VALUES(50,1800000025500,'p0000000000000004','participant',NULL,'op00000000000037','ballot.cast','{"vote":"v-s4-t2-1","seat":2}');
INSERT INTO "log" VALUES(51,1800000026000,'ddesk-t2','desk','t2','op00000000000038','vote.seal','{"vote":"v-s4-t2-1","ballots":[{"i05a30c8c8e7e":3,"i06c8195445c0":1},{"i05a30c8c8e7e":3,"i06c8195445c0":1},{"i05a30c8c8e7e":3,"i07e4db1c80f9":2},{"i05a30c8c8e7e":3,"i07e4db1c80f9":2},{"i06c8195445c0":2}]}');
INSERT INTO "log" VALUES(52,1800000026500,'ddesk-t2','desk','t2','op00000000000039','vote.select','{"vote":"v-s4-t2-1","ideas":["i05a30c8c8e7e","i06c8195445c0","i07e4db1c80f9"],"reason":""}');
INSERT INTO "log" VALUES(53,1800000027000,'ddesk-t3','desk','t3','op00000000000040','vote.open','{"version":37,"place":"t3","vote":"v-s4-t3-1","step":"s4","round":1,"rule":{"budget":5,"cap":3,"keep":2,"tie":"both"},"options":[{"id":"i09111ae0eb16","title":"Un carnet partagé des erreurs utiles, lu chaque mois.","body":"Un carnet partagé des erreurs utiles, lu chaque mois.","theme":"B","table":"t3"},{"id":"i0a8f09491981","title":"Immersion","body":"Une journée d’immersion dans un autre service pour chaque nouvel encadrant.","theme":"B","table":"t3"},{"id":"i0b56501780d7","title":"Une bourse aux compétences tenue par les agents.","body":"Une bourse aux compétences tenue par les agents.","theme":"B","table":"t3"},{"id":"i0c0a8b776430","title":"Idée dictée à la table 3, pour quelqu’un sans téléphone.","body":"Idée dictée à la table 3, pour quelqu’un sans téléphone.","theme":"B","table":"t3"},{"id":"ie8980ed25762","title":"Une idée de plus, écrite pendant le partage.","body":"Une idée de plus, écrite pendant le partage.","theme":"B","table":"t3"}]}');
INSERT INTO "log" VALUES(54,1800000027500,'p0000000000000002','participant',NULL,'op00000000000041','ballot.cast','{"vote":"v-s4-t3-1","seat":1}');
INSERT INTO "log" VALUES(55,1800000028000,'p0000000000000005','participant',NULL,'op00000000000042','ballot.cast','{"vote":"v-s4-t3-1","seat":1}');
INSERT INTO "log" VALUES(56,1800000028500,'p0000000000000008','participant',NULL,'op00000000000043','ballot.cast','{"vote":"v-s4-t3-1","seat":1}');
INSERT INTO "log" VALUES(57,1800000029000,'p0000000000000011','participant',NULL,'op00000000000044','ballot.cast','{"vote":"v-s4-t3-1","seat":1}');
INSERT INTO "log" VALUES(58,1800000029500,'ddesk-t3','desk','t3','op00000000000045','vote.seal','{"vote":"v-s4-t3-1","ballots":[{"i09111ae0eb16":3,"i0a8f09491981":1},{"i09111ae0eb16":3,"i0a8f09491981":1},{"i09111ae0eb16":3,"i0b56501780d7":2},{"i09111ae0eb16":3,"i0b56501780d7":2}]}');
INSERT INTO "log" VALUES(59,1800000030000,'ddesk-t3','desk','t3','op00000000000046','vote.select','{"vote":"v-s4-t3-1","ideas":["i09111ae0eb16"],"reason":"La table en garde une seule, qu’elle veut porter."}');
INSERT INTO "log" VALUES(60,1800000030500,'organiser','organiser',NULL,'op00000000000047','step.move','{"step":"s5","tables":["t1","t2","t3"]}');
INSERT INTO "log" VALUES(61,1800000031000,'p0000000000000000','participant',NULL,'op00000000000048','sheet.write','{"proposal":"i00e43bc462bf","field":"title","text":"La parole à tous dès l’ouverture","base":0}');
INSERT INTO "log" VALUES(62,1800000031500,'p0000000000000000','participant',NULL,'op00000000000049','sheet.write','{"proposal":"i00e43bc462bf","field":"short_title","text":"Parole à tous","base":0}');
INSERT INTO "log" VALUES(63,1800000032000,'p0000000000000000','participant',NULL,'op00000000000050','sheet.write','{"proposal":"i00e43bc462bf","field":"finding","text":"Dans nos réunions, trois personnes parlent et les autres attendent.","base":0}');
INSERT INTO "log" VALUES(64,1800000032500,'p0000000000000000','participant',NULL,'op00000000000051','sheet.write','{"proposal":"i00e43bc462bf","field":"proposal","text":"Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse","base":0}');
INSERT INTO "log" VALUES(65,1800000033000,'p0000000000000000','participant',NULL,'op00000000000052','sheet.write','{"proposal":"i00e43bc462bf","field":"benefit_agents","text":"Être entendu avant que la décision soit prise.","base":0}');
INSERT INTO "log" VALUES(66,1800000033500,'p0000000000000000','participant',NULL,'op00000000000053','sheet.write','{"proposal":"i00e43bc462bf","field":"benefit_managers","text":"Sentir l’équipe en cinq minutes.","base":0}');
INSERT INTO "log" VALUES(67,1800000034000,'p0000000000000000','participant',NULL,'op00000000000054','sheet.write','{"proposal":"i00e43bc462bf","field":"benefit_users","text":"Des décisions qui tiennent compte du guichet.","base":0}');
INSERT INTO "log" VALUES(68,1800000034500,'p0000000000000000','participant',NULL,'op00000000000055','sheet.write','{"proposal":"i00e43bc462bf","field":"step_monday","text":"Essayer en réunion de service.","base":0}');
INSERT INTO "log" VALUES(69,1800000035000,'p0000000000000000','participant',NULL,'op00000000000056','sheet.write','{"proposal":"i00e43bc462bf","field":"step_months","text":"En faire la règle dans trois services.","base":0}');
INSERT INTO "log" VALUES(70,1800000035500,'p0000000000000000','participant',NULL,'op00000000000057','sheet.write','{"proposal":"i00e43bc462bf","field":"step_year","text":"Comparer et raconter.","base":0}');
INSERT INTO "log" VALUES(71,1800000036000,'p0000000000000000','participant',NULL,'op00000000000058','sheet.write','{"proposal":"i00e43bc462bf","field":"obstacles","text":"Le temps, et l’habitude.","base":0}');
INSERT INTO "log" VALUES(72,1800000036500,'p0000000000000000','participant',NULL,'op00000000000059','sheet.write','{"proposal":"i00e43bc462bf","field":"levers","text":"Un sablier sur la table.","base":0}');
INSERT INTO "log" VALUES(73,1800000037000,'p0000000000000000','participant',NULL,'op00000000000060','sheet.write','{"proposal":"i00e43bc462bf","field":"indicators","text":"Part des présents qui ont parlé.","base":0}');
INSERT INTO "log" VALUES(74,1800000037500,'p0000000000000000','participant',NULL,'op00000000000061','sheet.write','{"proposal":"i00e43bc462bf","field":"keywords","text":"réunion, écoute, participation","base":0}');
INSERT INTO "log" VALUES(75,1800000038000,'ddesk-t1','desk','t1','op00000000000062','sheet.write','{"proposal":"i00e43bc462bf","field":"owner","text":"Le réseau des cadres","base":0}');
INSERT INTO "log" VALUES(76,1800000038500,'ddesk-t1','desk','t1','op00000000000063','verbatim.pick','{"proposal":"i00e43bc462bf","idea":"i00e43bc462bf","text":"Ouvrir chaque réunion par un","table":"t1"}');
INSERT INTO "log" VALUES(77,1800000039000,'ddesk-t1','desk','t1','op00000000000064','verbatim.pick','{"proposal":"i00e43bc462bf","text":"« On n’ose plus se taire », dit quelqu’un.","table":"t1"}');
INSERT INTO "log" VALUES(78,1800000039500,'p0000000000000001','participant',NULL,'op00000000000065','sheet.write','{"proposal":"i05a30c8c8e7e","field":"title","text":"La parole à tous dès l’ouverture (table 2)","base":0}');
INSERT INTO "log" VALUES(79,1800000040000,'p0000000000000001','participant',NULL,'op00000000000066','sheet.write','{"proposal":"i05a30c8c8e7e","field":"short_title","text":"Parole à tous","base":0}');
INSERT INTO "log" VALUES(80,1800000040500,'p0000000000000001','participant',NULL,'op00000000000067','sheet.write','{"proposal":"i05a30c8c8e7e","field":"finding","text":"Dans nos réunions, trois personnes parlent et les autres attendent.","base":0}');
INSERT INTO "log" VALUES(81,1800000041000,'p0000000000000001','participant',NULL,'op00000000000068','sheet.write','{"proposal":"i05a30c8c8e7e","field":"proposal","text":"Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse","base":0}');
INSERT INTO "log" VALUES(82,1800000041500,'p0000000000000001','participant',NULL,'op00000000000069','sheet.write','{"proposal":"i05a30c8c8e7e","field":"benefit_agents","text":"Être entendu avant que la décision soit prise.","base":0}');
INSERT INTO "log" VALUES(83,1800000042000,'p0000000000000001','participant',NULL,'op00000000000070','sheet.write','{"proposal":"i05a30c8c8e7e","field":"benefit_managers","text":"Sentir l’équipe en cinq minutes.","base":0}');
INSERT INTO "log" VALUES(84,1800000042500,'p0000000000000001','participant',NULL,'op00000000000071','sheet.write','{"proposal":"i05a30c8c8e7e","field":"benefit_users","text":"Des décisions qui tiennent compte du guichet.","base":0}');
INSERT INTO "log" VALUES(85,1800000043000,'p0000000000000001','participant',NULL,'op00000000000072','sheet.write','{"proposal":"i05a30c8c8e7e","field":"step_monday","text":"Essayer en réunion de service.","base":0}');
INSERT INTO "log" VALUES(86,1800000043500,'p0000000000000001','participant',NULL,'op00000000000073','sheet.write','{"proposal":"i05a30c8c8e7e","field":"step_months","text":"En faire la règle dans trois services.","base":0}');
INSERT INTO "log" VALUES(87,1800000044000,'p0000000000000001','participant',NULL,'op00000000000074','sheet.write','{"proposal":"i05a30c8c8e7e","field":"step_year","text":"Comparer et raconter.","base":0}');
INSERT INTO "log" VALUES(88,1800000044500,'p0000000000000001','participant',NULL,'op00000000000075','sheet.write','{"proposal":"i05a30c8c8e7e","field":"obstacles","text":"Le temps, et l’habitude.","base":0}');
INSERT INTO "log" VALUES(89,1800000045000,'p0000000000000001','participant',NULL,'op00000000000076','sheet.write','{"proposal":"i05a30c8c8e7e","field":"levers","text":"Un sablier sur la table.","base":0}');
INSERT INTO "log" VALUES(90,1800000045500,'p0000000000000001','participant',NULL,'op00000000000077','sheet.write','{"proposal":"i05a30c8c8e7e","field":"indicators","text":"Part des présents qui ont parlé.","base":0}');
INSERT INTO "log" VALUES(91,1800000046000,'p0000000000000001','participant',NULL,'op00000000000078','sheet.write','{"proposal":"i05a30c8c8e7e","field":"keywords","text":"réunion, écoute, participation","base":0}');
INSERT INTO "log" VALUES(92,1800000046500,'ddesk-t2','desk','t2','op00000000000079','sheet.write','{"proposal":"i05a30c8c8e7e","field":"owner","text":"Le réseau des cadres","base":0}');
INSERT INTO "log" VALUES(93,1800000047000,'ddesk-t2','desk','t2','op00000000000080','verbatim.pick','{"proposal":"i05a30c8c8e7e","idea":"i05a30c8c8e7e","text":"Un binôme de cadres","table":"t2"}');
INSERT INTO "log" VALUES(94,1800000047500,'ddesk-t2','desk','t2','op00000000000081','verbatim.pick','{"proposal":"i05a30c8c8e7e","text":"« On n’ose plus se taire », dit quelqu’un.","table":"t2"}');
INSERT INTO "log" VALUES(95,1800000048000,'p0000000000000002','participant',NULL,'op00000000000082','sheet.write','{"proposal":"i09111ae0eb16","field":"title","text":"La parole à tous dès l’ouverture (table 3)","base":0}');
INSERT INTO "log" VALUES(96,1800000048500,'p0000000000000002','participant',NULL,'op00000000000083','sheet.write','{"proposal":"i09111ae0eb16","field":"short_title","text":"Parole à tous","base":0}');
INSERT INTO "log" VALUES(97,1800000049000,'p0000000000000002','participant',NULL,'op00000000000084','sheet.write','{"proposal":"i09111ae0eb16","field":"finding","text":"Dans nos réunions, trois personnes parlent et les autres attendent.","base":0}');
INSERT INTO "log" VALUES(98,1800000049500,'p0000000000000002','participant',NULL,'op00000000000085','sheet.write','{"proposal":"i09111ae0eb16","field":"proposal","text":"Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse","base":0}');
INSERT INTO "log" VALUES(99,1800000050000,'p0000000000000002','participant',NULL,'op00000000000086','sheet.write','{"proposal":"i09111ae0eb16","field":"benefit_agents","text":"Être entendu avant que la décision soit prise.","base":0}');
INSERT INTO "log" VALUES(100,1800000050500,'p0000000000000002','participant',NULL,'op00000000000087','sheet.write','{"proposal":"i09111ae0eb16","field":"benefit_managers","text":"Sentir l’équipe en cinq minutes.","base":0}');
INSERT INTO "log" VALUES(101,1800000051000,'p0000000000000002','participant',NULL,'op00000000000088','sheet.write','{"proposal":"i09111ae0eb16","field":"benefit_users","text":"Des décisions qui tiennent compte du guichet.","base":0}');
INSERT INTO "log" VALUES(102,1800000051500,'p0000000000000002','participant',NULL,'op00000000000089','sheet.write','{"proposal":"i09111ae0eb16","field":"step_monday","text":"Essayer en réunion de service.","base":0}');
INSERT INTO "log" VALUES(103,1800000052000,'p0000000000000002','participant',NULL,'op00000000000090','sheet.write','{"proposal":"i09111ae0eb16","field":"step_months","text":"En faire la règle dans trois services.","base":0}');
INSERT INTO "log" VALUES(104,1800000052500,'p0000000000000002','participant',NULL,'op00000000000091','sheet.write','{"proposal":"i09111ae0eb16","field":"step_year","text":"Comparer et raconter.","base":0}');
INSERT INTO "log" VALUES(105,1800000053000,'p0000000000000002','participant',NULL,'op00000000000092','sheet.write','{"proposal":"i09111ae0eb16","field":"obstacles","text":"Le temps, et l’habitude.","base":0}');
INSERT INTO "log" VALUES(106,1800000053500,'p0000000000000002','participant',NULL,'op00000000000093','sheet.write','{"proposal":"i09111ae0eb16","field":"levers","text":"Un sablier sur la table.","base":0}');
INSERT INTO "log" VALUES(107,1800000054000,'p0000000000000002','participant',NULL,'op00000000000094','sheet.write','{"proposal":"i09111ae0eb16","field":"indicators","text":"Part des présents qui ont parlé.","base":0}');
INSERT INTO "log" VALUES(108,1800000054500,'p0000000000000002','participant',NULL,'op00000000000095','sheet.write','{"proposal":"i09111ae0eb16","field":"keywords","text":"réunion, écoute, participation","base":0}');
INSERT INTO "log" VALUES(109,1800000055000,'ddesk-t3','desk','t3','op00000000000096','sheet.write','{"proposal":"i09111ae0eb16","field":"owner","text":"Le réseau des cadres","base":0}');
INSERT INTO "log" VALUES(110,1800000055500,'ddesk-t3','desk','t3','op00000000000097','verbatim.pick','{"proposal":"i09111ae0eb16","idea":"i09111ae0eb16","text":"Un carnet partagé des erreurs","table":"t3"}');
INSERT INTO "log" VALUES(111,1800000056000,'ddesk-t3','desk','t3','op00000000000098','verbatim.pick','{"proposal":"i09111ae0eb16","text":"« On n’ose plus se taire », dit quelqu’un.","table":"t3"}');
INSERT INTO "log" VALUES(112,1800000056500,'organiser','organiser',NULL,'op00000000000099','step.move','{"step":"s6","tables":["t1","t2","t3"]}');
INSERT INTO "log" VALUES(113,1800000057000,'organiser','organiser',NULL,'op00000000000100','pitch.order','{"tables":["t2","t1","t3"]}');
INSERT INTO "log" VALUES(114,1800000057500,'organiser','organiser',NULL,'op00000000000101','pitch.go','{"turn":0,"version":112}');
INSERT INTO "log" VALUES(115,1800000058000,'organiser','organiser',NULL,'op00000000000102','pitch.go','{"turn":1,"version":114}');
INSERT INTO "log" VALUES(116,1800000058500,'organiser','organiser',NULL,'op00000000000103','pitch.go','{"turn":2,"version":115}');
INSERT INTO "log" VALUES(117,1800000059000,'organiser','organiser',NULL,'op00000000000104','step.move','{"step":"s7","tables":["t1","t2","t3"]}');
INSERT INTO "log" VALUES(118,1800000059500,'organiser','organiser',NULL,'op00000000000105','vote.open','{"version":117,"place":"all","vote":"v-s7-all-1","step":"s7","round":1,"rule":{"budget":4,"cap":2,"keep":2,"tie":"both"},"options":[{"id":"i00e43bc462bf","title":"La parole à tous dès l’ouverture","body":"Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse","theme":"A","table":"t1"},{"id":"i0329045919e3","title":"Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.","body":"Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.","theme":"A","table":"t1"},{"id":"i05a30c8c8e7e","title":"La parole à tous dès l’ouverture (table 2)","body":"Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse","theme":"A","table":"t2"},{"id":"i06c8195445c0","title":"Une heure de « retour du terrain » chaque quinzaine 🙂","body":"Une heure de « retour du terrain » chaque quinzaine 🙂","theme":"A","table":"t2"},{"id":"i07e4db1c80f9","title":"Laisser les agents animer la réunion de service à tour de rôle.","body":"Laisser les agents animer la réunion de service à tour de rôle.","theme":"A","table":"t2"},{"id":"i09111ae0eb16","title":"La parole à tous dès l’ouverture (table 3)","body":"Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse","theme":"B","table":"t3"}]}');
INSERT INTO "log" VALUES(119,1800000060000,'p0000000000000000','participant',NULL,'op00000000000106','ballot.cast','{"vote":"v-s7-all-1","seat":1}');
INSERT INTO "log" VALUES(120,1800000060500,'p0000000000000001','participant',NULL,'op00000000000107','ballot.cast','{"vote":"v-s7-all-1","seat":1}');
INSERT INTO "log" VALUES(121,1800000061000,'p0000000000000002','participant',NULL,'op00000000000108','ballot.cast','{"vote":"v-s7-all-1","seat":1}');
INSERT INTO "log" VALUES(122,1800000061500,'ddesk-t1','desk','t1','op00000000000109','idea.retire','{"idea":"i01c9410b0b8d","retired":true}');
INSERT INTO "log" VALUES(123,1800000062000,'organiser','organiser',NULL,'op00000000000110','idea.import','{"table":"t2","body":"Venue d’un fichier","batch":"b-1"}');
INSERT INTO "log" VALUES(124,1800000062500,'organiser','organiser',NULL,'op00000000000111','import.withdraw','{"batch":"b-1","withdrawn":true}');
INSERT INTO "log" VALUES(125,1800000063000,'organiser','organiser',NULL,'op00000000000112','person.free','{"person":"p0000000000000011"}');
INSERT INTO "log" VALUES(126,1800000063500,'organiser','organiser',NULL,'op00000000000113','person.exclude','{"person":"p0000000000000010"}');
INSERT INTO "log" VALUES(127,1800000064000,'organiser','organiser',NULL,'op00000000000114','door.close','{"closed":true,"place":"all"}');
INSERT INTO "log" VALUES(128,1800000064500,'plate','participant',NULL,'op00000000000115','person.join','{"table":"t1","seats":1,"waits":true}');
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
INSERT INTO "meta" VALUES('code','"GQ7DEN"');
INSERT INTO "meta" VALUES('format','2');
INSERT INTO "meta" VALUES('epoch','1');
INSERT INTO "meta" VALUES('created','1800000000500');
INSERT INTO "meta" VALUES('text','"titre: Journ\u00e9e de l\u2019innovation manag\u00e9riale\n"');
INSERT INTO "meta" VALUES('link_key','"dfbc3f7dad3e951905c50393e4c47e1ddb53e51613c0e2914667afa542cea7e9"');
INSERT INTO "meta" VALUES('revisions','{"desk:t1": 1}');
CREATE TABLE urn (
    vote TEXT NOT NULL, pseudonym TEXT NOT NULL, choice TEXT NOT NULL,
    PRIMARY KEY (vote, pseudonym)) WITHOUT ROWID;
INSERT INTO "urn" VALUES('v-s7-all-1','08d02663cc87c1beb6c9a25344d1e2c9e10c1f9091b9fae9a56580d51dbc76b3','{"i0329045919e3":2}');
INSERT INTO "urn" VALUES('v-s7-all-1','24eb5c5f1323387e733d33654248f3731669d6e36465a68460b55b15779daca6','{"i00e43bc462bf":2}');
INSERT INTO "urn" VALUES('v-s7-all-1','95e5201b59b35160e2d76f7873281f47669e5b5e9d3c1a68d5d74934867b49b2','{"i05a30c8c8e7e":2}');
CREATE TABLE "urn_key" (
   "vote" TEXT PRIMARY KEY,
   "key" BLOB NOT NULL
);
INSERT INTO "urn_key" VALUES('v-s7-all-1',X'B5D0FBCAFF7D75F5BC35EE372EA1B84AE8AC92ADFA463645EE8E75D9B0DFA90F');
CREATE UNIQUE INDEX "idx_log_person_op_id"
    ON "log" ("person", "op_id");
COMMIT;
