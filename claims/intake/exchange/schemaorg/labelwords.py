"""What fact-checkers' labels say, language after language, by what that means of the claim; ";" stands between them.

Verified is what holds, refuted what does not. Disputed is what is true in part: half true, exaggerated, misleading, out
of its context, no longer so. Unproven is what nobody could decide. What is only likely, or so for the most part, counts
as so. Satire and invented things are refuted: what they tell did not happen. A label that means one thing at one desk
and another at the next (a "rumour" found false, and one not looked into) is not here.
"""

TRUE = """
true; correct; accurate; right; verified; confirmed; real; authentic; genuine; legit; legitimate; factual; proven
correct attribution; correctly attributed; geppetto checkmark; one pinocchio; fact checked true; no lie; holds up
verdadero; verdadera; cierto; cierta; correcto; correcta; verdad; verificado; confirmado; exacto; veraz; acertado
verdadeiro; verdadeira; correto; correta; verdade; comprovado; certo; exato; fato; procede; confirmada; verídico
vrai; vraie; exact; avéré; confirmé; vérifié; véridique; c'est vrai
vero; vera; corretto; corretta; veritiero; confermato; verificato; esatto
wahr; richtig; stimmt; korrekt; zutreffend; belegt; bestätigt; echt; trifft zu; fakt
waar; juist; klopt; bevestigd; feit
sant; sandt; rätt; stämmer; riktigt; rigtigt; sann; totta; oikein; pitää paikkansa
prawda; prawdziwe; prawdziwa; potwierdzone; pravda; pravdivé; pravdivý; pravdivo; istina; istinito; tačno; točno
igaz; adevărat; adevărată; adevarat; doğru; gerçek; αληθές; αλήθεια; αληθής; e vërtetë; veritat; cert
правда; верно; достоверно; факт; истина; правдивая новость; вярно; точно; соответствует действительности
सच; सही; सत्य; सच है; सटीक; खरे; सत्य आहे; बरोबर
সত্য; সঠিক; সত্যি; সত্য ঘটনা; ਸੱਚ; સાચું; સત્ય; உண்மை; నిజం; వాస్తవం; ನಿಜ; ಸತ್ಯ; സത്യം; ସତ୍ୟ; සත්‍ය
صحيح; صحيحة; حقيقي; حقيقية; حقيقة; صادق; دقيق; مؤكد; خبر صحيح; صح
سچ; درست; صحیح; حقیقت; واقعی; راست; נכון; אמת
正確; 正确; 真實; 真实; 屬實; 属实; 事實; 事实; 確有其事; 真; 正しい; 事実; 사실; 진실; 참
benar; fakta; betul; sahih; đúng; sự thật; จริง; ข่าวจริง; totoo; tama; kweli; ni kweli
"""
FALSE = """
false; incorrect; wrong; fake; untrue; inaccurate; debunked; lie; hoax; scam; fabricated; bogus; pants on fire
not true
not real; not accurate; not correct; isn't true; is not true; refuted; fiction; fake news; false context
misattributed
barely true; false news; invented; made up; myth; phishing; fraud; fraudulent; forged; forgery; doctored; altered
manipulated
edited
digitally altered; digitally manipulated; photoshopped; morphed; fabricated content; manipulated media; deepfake
deep fake
ai generated; created with ai; imposter; imposter content; impostor content; staged; miscaptioned; misidentified
incorrect attribution; false attribution; misquoted; never happened; did not happen; no truth; four pinocchios
three pinocchios; bottomless pinocchio; satire; labeled satire; originated as satire; parody; spoof; conspiracy theory
pseudoscience; false headline; false connection; fake quote; false caption; clipped and false; disproved; disproven
falso; falsa; falsos; falsas; bulo; bulos; mentira; incorrecto; incorrecta; erróneo; errónea; fraude; timo; estafa
montaje; manipulado; manipulada; inventado; inventada; fabricado; engaño; no es cierto; no es verdad; sátira; parodia
no hay tal; desmentido; inexacto; equivocado; alterado; alterada; atribución falsa; creado con ia; generado con ia
patraña; mentiroso; ridículo; no es así; es falso; es un bulo; suplantación; fotomontaje
incorreto; incorreta; errado; errada; boato falso; montagem; forjado; forjada; adulterado; adulterada; golpe
invenção; não é verdade; não procede; não é verdadeiro; farsa; é fake; paródia; conteúdo fabricado
conteúdo manipulado; editado; editada; feito com ia; gerado por ia; não é fato; mito; fantasioso; deturpado
faux; fausse; infox; intox; inexact; erroné; mensonger; mensonge; canular; arnaque; montage; truqué; manipulé
inventé; détourné; détournée; c'est faux; parodie; satirique; pas vrai; généré par ia; fabriqué; démenti
bufala; bufale; sbagliato; errato; scorretto; inventato; manipolato; truffa; fotomontaggio; panzana pazzesca
pinocchio andante; notizia falsa; non vero; satira; infondato; bugia
falsch; unwahr; erfunden; frei erfunden; gefälscht; fälschung; manipuliert; manipulation; stimmt nicht; unzutreffend
lüge
falscher kontext; nicht richtig; nicht wahr; inkorrekt; betrug; widerlegt; verfälscht; ki generiert; trifft nicht zu
onwaar; onjuist; niet waar; vals; nep; nepnieuws; verzonnen; klopt niet; gemanipuleerd; fout
falskt; fel; stämmer inte; usant; feil; galt; falsk; forkert; løgn; bluff; påhittat; väärin; väärä; ei pidä paikkaansa
fałsz; fałszywe; fałszywa; nieprawda; nepravda; nepravdivé; lež; neistina; netačno; netočno; lažno; lažna vest
laž; hamis; nem igaz; álhír; fals; falsă; neadevărat; neadevarat; yanlış; sahte; asılsız; yalan; montaj; uydurma
ψευδές; ψέμα; ψευδής; ψευδή; ψέματα; e rreme; e pavërtetë; mentida; невярно; лъжа; фалшива новина; нетачно
ложь; ложно; фейк; неправда; недостоверно; вымысел; подделка; брехня; вигадка; не соответствует действительности
неверно
неправдиво; фейковая новость; миф; міф; вранье; сатира
झूठ; झूठा; झूठी; झूठे; गलत; फर्जी; फ़र्ज़ी; फेक; फेक न्यूज़; असत्य; मनगढ़ंत; सच नहीं; सही नहीं; एडिटेड; छेड़छाड़
व्यंग्य; संपादित; मिथक; खोटे; खोटा; चुकीचे; असत्य आहे; बनावट; डीपफेक; एआई जनित
মিথ্যা; ভুয়া; ভুল; অসত্য; সত্য নয়; সঠিক নয়; ব্যঙ্গ; বানোয়াট; এডিটেড; সম্পাদিত; নকল
ਝੂਠ; ખોટું; ખોટો; ખોટી; பொய்; போலி; தவறு; தவறான; తప్పు; అబద్ధం; అసత్యం; ಸುಳ್ಳು; ತಪ್ಪು; വ്യാജം; തെറ്റ്; ମିଥ୍ୟା; අසත්‍ය
زائف; زائفة; خاطئ; خاطئة; خطأ; كاذب; كاذبة; كذب; مزيف; مزيفة; مفبرك; مفبركة; غير صحيح; غير صحيحة; غير حقيقي; ملفق
ملفقة
ساخر; ساخرة; سخرية; محتوى ساخر; مختلق; مختلقة; تلاعب; معدل; معدلة; احتيال; خبر كاذب; خبر زائف; لا صحة; لا صحة له; وهمي
جھوٹ; غلط; جعلی; جھوٹا; نادرست; دروغ; جعلي; ساختگی; جعلی خبر; שקר; לא נכון; פייק; שקרי
錯誤; 错误; 不實; 不实; 虛假; 虚假; 假; 謠言; 谣言; 假的; 失實; 失实; 不正確; 不正确; 假消息; 假訊息; 假新聞; 假新闻
捏造; 偽造; 伪造; 詐騙; 不是真的
誤り; 虚偽; デマ; 偽; 嘘; 誤情報; 거짓; 사실 아님; 사실이 아님; 허위; 가짜; 전혀 사실 아님; 거짓말; 가짜뉴스
salah; hoaks; palsu; tidak benar; keliru; konten palsu; rekayasa; konten yang dimanipulasi; konten tiruan
konteks palsu
sai; sai sự thật; giả; giả mạo; tin giả; bịa đặt; không đúng; ข่าวปลอม; เท็จ; ปลอม; ไม่จริง; hindi totoo; peke; uongo
si kweli
"""
MIXED = """
half true; half truth; half false; mixture; mixed; misleading; misled; mostly misleading; missing context
lacks context
needs context; not the full story; out of context; context needed; context missing; without context
more context needed
needs more context
taken out of context; exaggerated; exaggeration; overstated; understated; cherry picked; cherry picking; cherry picks
distorts; distorted; distorts the facts; distortion; spin; spins the facts; it's complicated; complicated; disputed
contested
outdated; partial truth; decontextualized; decontextualised; imprecise; contradictory; two pinocchios
not the whole story
not so simple; oversimplified; oversimplification; deceptive; skewed; clickbait; mixed evidence; conflicting evidence
true but misleading; not quite; stretch; a stretch; misrepresented; misrepresents; misinterpreted; nuanced; half right
oversold; conflicting; old video; old photo; old image; old news; old picture; was true; no longer true
misses context; context
verdad a medias; engañoso; engañosa; engañosos; sin contexto; fuera de contexto; falta contexto; falta de contexto
mixto
sacado de contexto; descontextualizado; descontextualizada; exagerado; exagerada; impreciso; imprecisa; discutible
matices
media verdad; medias verdades; contradictorio; con matices; necesita contexto; desactualizado; confuso
tergiversado; manipulación de contexto; verdadero pero; mezcla; disputado; contexto; distorsionado; apresurado
enganoso; enganosa; fora de contexto; sem contexto; tirado de contexto
distorcido; distorcida; contraditório; contraditória; não é bem assim; meia verdade; verdadeiro mas; misto
subestimado; precisa de contexto; contexto errado; desatualizado; há controvérsias; discutível; faltam informações
trompeur; trompeuse; hors contexte; sorti de son contexte; contexte manquant; manque de contexte; exagéré; imprécis
à nuancer
c'est plus compliqué; plus compliqué; mélangé; vrai mais; demi vérité; mi vrai; mi figue mi raisin; à moitié vrai
incomplet
contestable; nuance; biaisé; décontextualisé; mitigé; ambigu; discutable; obsolète; caricatural; mixte
fuorviante; ingannevole; fuori contesto; contesto mancante; manca contesto; esagerato; ni; mezza verità; incompleto
decontestualizzato; nì
irreführend; fehlender kontext; ohne kontext; aus dem kontext gerissen; halbwahr; halbwahrheit; übertrieben; ungenau
umstritten
missverständlich; veraltet; verkürzt; verzerrt; teils teils; größtenteils irreführend; unvollständig; uneindeutig
misleidend; half waar; uit context; context ontbreekt; uit zijn verband gerukt; ongenuanceerd; overdreven; onvolledig
vilseledande; missvisande; villedende; misvisende; halvsant; mangler kontekst; harhaanjohtava
wprowadza w błąd; manipulacja; półprawda; bez kontekstu; brak kontekstu; zmanipulowane; zavádějící; polopravda
poluistina
manipulacija; izvan konteksta; bez konteksta; nedostaje kontekst; félrevezető; trunchiat; înșelător; scos din context
zavádzajúce
yanıltıcı; karma; abartılı; bağlamından koparılmış; eksik bağlam; çarpıtma; παραπλανητικό; μισή αλήθεια; mashtruese
enganyós
полуправда; манипуляция; вводит в заблуждение; вырвано из контекста; напівправда; маніпуляція; перекручування
подвеждащо
преувеличение; без контекста; неточно; искажение; оманливо; поза контекстом
भ्रामक; आधा सच; अर्धसत्य; अधूरा सच; भ्रामक दावा; संदर्भ गायब; संदर्भ से बाहर; बिना संदर्भ; मिसलीडिंग; गुमराह करने वाला
दिशाभूल; आधा झूठ
दिशाभूल करणारे; भ्रामक जानकारी; अतिशयोक्ति; संदर्भहीन; अधूरी जानकारी; मिला जुला; अर्ध सत्य; पुराना वीडियो
पुरानी तस्वीर
বিভ্রান্তিকর; অর্ধসত্য; বিকৃত; প্রসঙ্গহীন; আধা সত্য; প্রেক্ষাপট অনুপস্থিত; অতিরঞ্জিত; খণ্ডিত; বিভ্রান্তি
ગેરમાર્ગે દોરનાર; ਗੁੰਮਰਾਹਕੁੰਨ; ગેરમાર્ગે; தவறாக வழிநடத்தும்; தவறான வழிநடத்தல்; తప్పుదోవ పట్టించే
തെറ്റിദ്ധരിപ്പിക്കുന്നത്
مضلل; مضللة; تضليل; عنوان مضلل; خارج السياق; خارج سياقه; ناقص السياق; نصف صحيح; نصف حقيقة; غير دقيق; غير دقيقة
مبالغ فيه; مبالغة
خارج عن السياق; مجتزأ; مجتزأة; مقتطع; مقتطعة; سياق ناقص; سياق خاطئ; قديم; يفتقر للسياق; خادع; محرف; منقوص
يحتاج إلى سياق; محتوى مضلل
گمراه کن; گمراہ کن; گمراه کننده; نیمه درست; آدھا سچ; سیاق و سباق سے ہٹ کر; מטעה; חצי אמת; נכון חלקית; לא מדויק
誤導; 误导; 部分錯誤; 部分错误; 部分正確; 部分正确; 部分真實; 部分真实; 部分不實; 半真半假; 片面; 易生誤解; 事實釐清
誇大; 断章取义; 斷章取義; 有失真實; 含誤導; 缺乏脈絡
ミスリード; 不正確な部分; 一部誤り; 一部正しい; 半分正しい; ミスリーディング; 誤解を招く; 誇張; 절반의 사실
대체로 절반; 논쟁 중; 오해의 소지; 맥락 부족
menyesatkan; sebagian benar; sebagian salah; sesat; konten yang menyesatkan; kurang konteks; konteks yang salah
setengah benar; campuran
gây hiểu lầm; sai lệch; thiếu ngữ cảnh; บิดเบือน; ข่าวบิดเบือน; nakakalinlang; kulang sa konteksto; walang konteksto
inapotosha
"""
UNPROVEN = """
unproven; unproved; not proven; unverified; not verified; unverifiable; unsupported; unsubstantiated; no evidence
no proof
lacks evidence; insufficient evidence; not enough evidence; lack of evidence; inconclusive; unconfirmed; unknown
undetermined
research in progress; in progress; unfounded; baseless; opinion; under review; developing; can't be verified
cannot be verified
could not be verified; cannot be proven; too early to tell; unclear; undecided; evidence lacking; questionable
no verdict
not rated; unrated; explainer; no rating; pending; to be determined; speculative; doubtful; dubious; unsourced
unresolved
no probado; sin pruebas; sin evidencia; no hay pruebas; no hay evidencia; sin verificar; no verificado; no verificable
dudoso
inverificable; insostenible; sin sustento; no comprobado; no concluyente; opinión; sin fundamento; infundado
sin confirmar; no se sabe
no comprobable; inchequeable; insuficiente; no demostrado; en desarrollo; dudosa; sin base; no hay evidencias
sin evidencias
infundada
insustentável; sem provas; sem evidência; sem evidências; não há provas; não há evidências; não comprovado
não verificado; duvidoso
inverificável; ainda é cedo para dizer; ainda é cedo; de olho; não provado; opinião; sem comprovação; sem fundamento
inconclusivo
faltam evidências; faltam provas; não confirmado; em apuração; impossível provar; não há evidência; sem confirmação
non prouvé; invérifiable; non vérifié; sans preuve; sans preuves; pas de preuve; aucune preuve; preuves insuffisantes
incertain
non confirmé; douteux; infondé; sans fondement; rien ne le prouve; on ne sait pas; à vérifier; indécidable
non démontré
non verificabile; non dimostrato; senza prove; non provato; non verificato; non confermato; dubbio; non ci sono prove
unbelegt; unbewiesen; nicht belegt; nicht überprüfbar; keine belege; unklar; nicht bewiesen; ohne beleg; ungeklärt
spekulativ
unbestätigt; nicht nachweisbar; meinung; keine beweise; offen; unbegründet; nicht verifizierbar
ongefundeerd; onbewezen; niet te checken; niet te bewijzen; geen bewijs; onbevestigd; oncontroleerbaar; onduidelijk
obevisat; inga bevis; ubevist; ikke bevist; ingen bevis; ei todisteita
nieweryfikowalne; niepotwierdzone; brak dowodów; neověřitelné; neoverené; neoveriteľné; neproverljivo; nedokazano
neprovjerljivo
bizonyítatlan; neverificabil; fără dovezi; nu se poate verifica; kanıtlanmamış; doğrulanmamış; şüpheli; belirsiz
kanıt yok
αναπόδεικτο; χωρίς αποδείξεις; αβάσιμο; e paverifikuar; недоказано; непотвърдено; бездоказательно; непроверено
не доказано
неподтвержденная информация; не подтверждено; нет доказательств; безосновательно; без доказів; не доведено
непідтверджено
अप्रमाणित; अपुष्ट; प्रमाण नहीं; सबूत नहीं; कोई सबूत नहीं; पुष्टि नहीं; निराधार; बेबुनियाद; कोई प्रमाण नहीं; असत्यापित
अनिर्णीत
অপ্রমাণিত; প্রমাণ নেই; ভিত্তিহীন; যাচাই হয়নি; প্রমাণিত নয়; অনিশ্চিত; অযাচাইকৃত
غير مؤكد; غير مؤكدة; غير مثبت; غير مثبتة; لا دليل; لا يوجد دليل; بلا دليل; غير محقق; غير موثق; رأي; غير محسوم
قيد التحقق; مشكوك فيه; بدون دليل; لا أدلة
غیر مصدقہ; بے بنیاد; اثبات نشده; تایید نشده; بی اساس; לא מוכח; לא ניתן לבדיקה; ללא ביסוס
證據不足; 证据不足; 未經證實; 未经证实; 無法證實; 无法证实; 待查證; 尚無定論; 尚无定论; 存疑; 無根據; 查無實據
无法核实; 無法查核
根拠不明; 判定留保; 未証明; 根拠なし; 판단 유보; 판단유보; 근거 없음; 근거없음; 확인 불가
belum terbukti; tidak terbukti; tanpa bukti; tidak ada bukti; belum dapat diverifikasi; tidak berdasar; chưa xác minh
chưa có bằng chứng
"""
# What makes of true, and of false, something between the two; before it or after.
PARTLY = """
partly; partially; half; somewhat; in part; partial; semi; part; sort of; some; kind of; halfway
parcialmente; en parte; medio; a medias; em parte; parcial; meio; partiellement; en partie; à moitié; pour partie
partielle; partiel
parzialmente; in parte; teilweise; teils; zum teil; halb; deels; gedeeltelijk; ten dele; delvis; osittain
częściowo; częściowy; zčásti; částečně; čiastočne; delimično; djelomično; delom; részben; parțial; kısmen; yarı
εν μέρει; pjesërisht; parcialment
частично; отчасти; частково; наполовину; частичная; частичный
आंशिक; आंशिक रूप से; आधा; आधी; कुछ हद तक; काही अंशी; अंशतः; আংশিক ভাবে; আংশিকভাবে; আংশিক; আধা; কিছুটা
جزئيا; جزئي; جزئية; بشكل جزئي; إلى حد ما; نصف; جزوی; جزوی طور پر; نیمه; חלקית
部分; 一部; 部份; 일부; 부분적으로; 절반; sebagian; setengah; một phần; บางส่วน; bahagyang
"""
# What leaves true true and false false.
MOSTLY = """
mostly; largely; mainly; probably; likely; almost; nearly; substantially; essentially; basically; generally; very
totally
completely; entirely; absolutely; wholly; fully; 100; 100 percent; utterly; quite; clearly; patently; really; actually
blatantly
mayormente; mayoritariamente; casi; probablemente; totalmente; completamente; absolutamente; en gran parte; muy
en su mayoría; mayoría
majoritariamente; quase; provavelmente; em grande parte; muito; em sua maioria; predominantemente
plutôt; presque; probablement; totalement; complètement; en grande partie; majoritairement; largement; très
globalement; essentiellement
per lo più; prevalentemente; quasi; in gran parte; probabilmente
größtenteils; überwiegend; weitgehend; fast; vermutlich; wahrscheinlich; komplett; völlig; vollständig; großteils
eher; meist
grotendeels; waarschijnlijk; bijna; volledig; helemaal; mestadels; i stort sett; stort set; helt; för det mesta
enimmäkseen
w większości; prawie; raczej; całkowicie; převážně; většinou; uglavnom; većinom; nagyrészt; în mare parte; çoğunlukla
büyük ölçüde; tamamen
скорее; в основном; почти; большей частью; полностью; по большей части; переважно; здебільшого; скоріше
अधिकतर; ज्यादातर; लगभग; पूरी तरह; पूरी तरह से; बिल्कुल; काफी हद तक; मुख्यतः; বেশিরভাগ; প্রায়; সম্পূর্ণ; পুরোপুরি
অধিকাংশ; মূলত
إلى حد كبير; غالبا; في الغالب; تماما; كليا; على الأرجح; تقريبا; بالكامل; زیادہ تر; بڑی حد تک; مکمل طور پر; تا حد زیادی
ברובו; לרוב
大致; 大部分; 基本; 基本上; 完全; 大多; ほぼ; 대체로; 대부분; sebagian besar; sepenuhnya; phần lớn; kebanyakan
"""
NOT = """
not; no; isn't; wasn't; never; nothing; cannot; n't; nor; without; não; nem; sem; nunca; pas; non; ne; aucun; sin
jamais
nicht; kein; keine; niet; geen; inte; ikke; ei; nie; není; nije; nu; değil; δεν; nuk; не; нет; ні; नहीं; নয়; না; নেই
ليس; ليست; لا; غير; لم; نہیں; نیست; לא; 不; 非; 未; 沒有; 没有; 아님; 아니다; tidak; bukan; không; ไม่; hindi
"""
# After true, these take some of it back.
BUT = """
but; however; though; yet; pero; aunque; mas; porém; cependant; ma; però; aber; jedoch; maar; men; mutta; ale; ali
но; але; लेकिन; मगर; परंतु; কিন্তু; তবে; لكن; ولكن; مگر; لیکن; אבל; 但; 但是; 하지만; tetapi; tapi; namun; nhưng
"""
# What labels are wrapped in.
FILLING = """
the; a; an; this; that; it; its; it's; is; was; are; were; claim; claims; rating; rated; verdict; fact; check; checked
factcheck; our; we; rate
conclusion; result; statement; post; news; story; information; info; content; viral; to; be; as; of; in; here; ruling
s; label
es; la; el; lo; una; un; esta; este; esto; afirmación; noticia; información; dato; contenido; publicación; veredicto
calificación; de; los; las; está
é; o; os; uma; um; essa; isso; informação; notícia; afirmação; alegação; conteúdo; declaração; boato; veredito; selo
classificação; do; da
est; c; ce; cette; le; les; l; une; affirmation; allégation; rumeur; contenu; d; du; des
è; il; questa; questo; notizia; affermazione; die; das; der; ist; behauptung; bewertung; urteil; aussage; diese; sind
het; bewering; den; det; är; er
это; утверждение; вердикт; है; हैं; यह; दावा; दावे; खबर; ख़बर; पोस्ट; वायरल; निष्कर्ष; फैक्ट; चेक; रेटिंग; ये; का; की
के; रहा; आहे; दावा आहे
দাবি; দাবিটি; এই; খবর; খবরটি; তথ্য; ফ্যাক্ট; চেক; পোস্ট; রেটিং; টি; ادعاء; الادعاء; خبر; الخبر; هذا; هذه; محتوى
المحتوى; التصنيف; النتيجة; معلومة; المعلومة; دعویٰ; یہ; ہے
事實查核; 事实核查; 查核結果; 訊息; 此; 為; 的; 是; 判定; 結果; 该; 消息; 결과; 판정; klaim; konten; informasi; berita
"""
# A label may be a sign and nothing else.
SIGNS = dict.fromkeys("✅✔☑🟢", "true") | dict.fromkeys("❌✖❎🚫🔴", "false") | {"⚠": "misleading"}
