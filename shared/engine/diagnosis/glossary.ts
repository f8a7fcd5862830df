/**
 * Words of other languages and the English ones that the phrases know; written as `ReplyText.words` has them, without
 * accents. A `*` at the end stands for any ending. Word by word this makes no good English, but phrases allow for other
 * words in between.
 */
const GLOSSARY: Readonly<Record<string, string>> = {
  user: 'benutzer*, nutzer*, usuario*, utilisateur*, usager, utente, utenti, gebruiker*, uzytkownik*, uzivatel*, polzovatel*, пользовател*',
  username:
    'benutzername*, identifiant, gebruikersnaam, nombre de usuario, nom d utilisateur, nome utente, nome de usuario',
  recipient:
    'empfanger*, empfaenger*, destinataire*, destinatari*, ontvanger*, geadresseerde*, odbiorc*, adresat*, prijemc*, poluchatel*, получател*, адресат*',
  sender:
    'absender*, expediteur*, emetteur*, remitente*, remetente*, mittente*, afzender*, nadawc*, odesilatel*, otpravitel*, отправител*',
  mailbox:
    'postfach*, mailfach, briefkasten, boite, buzon, casilla, caixa, casella, postvak, skrzynk*, schranka, schranku, postbus, yashchik*, ящик*, boite aux lettres, boite de reception, boite mail, caixa postal, caixa de entrada, caixa de correio, почтовыи ящик',
  account: 'konto, kontos, cuenta, conta, compte, ucet, аккаунт*, учетная запись',
  address:
    'adresse, adressen, adress, direccion, direcciones, endereco, enderecos, indirizzo, indirizzi, adres, adresu, adresa, adresy, адрес*',
  'ip address':
    'adresse ip, direccion ip, endereco ip, indirizzo ip, adres ip, ip adresse, ip adressen, ip adres, ip адрес, ip адреса',
  domain: 'domaine*, dominio*, domane, domaene, domein*, domena, domeny, domen, домен*',
  message:
    'nachricht*, mensaje*, mensage*, messaggi*, bericht*, wiadomosc*, zprav*, courriel*, correo, correos, correio, сообщени*, письм*, писем',
  server: 'serveur*, servidor*, serwer*, serveru, сервер*',
  'mail server': 'mailserver*, servidor de correo, serveur de messagerie, server di posta, serwer poczty',
  service: 'dienst, dienste, servicio*, servico*, servizio, сервис*',
  connection:
    'verbindung*, connexion*, conexion*, conexao, conexoes, connessione, connessioni, verbinding*, polaczen*, pripojeni*, spojeni, соединени*, подключени*',
  attachment:
    'anhang, anhange, anhaenge, dateianhang*, adjunto*, anexo*, allegat*, bijlage*, zalacznik*, priloh*, вложени*, piece jointe, pieces jointes, archivo adjunto, archivos adjuntos',
  file: 'datei, dateien, fichier*, archivo*, arquivo*, bestand, bestanden, plik*, soubor*, фаил*',
  content: 'inhalt*, contenu*, contenido*, conteudo*, inhoud, tresc*, obsah*, содержим*, содержан*',
  header: 'kopfzeile*, entete*, encabezad*, cabecalho*, intestazion*, naglowk*, hlavick*, заголов*, en tete',
  password:
    'passwort*, kennwort*, contrasena*, senha*, wachtwoord*, haslo, hasla, heslo, парол*, mot de passe',
  authentication:
    'authentifizierung*, anmeldung*, authentification*, autenticacion*, autenticacao*, autenticazione, authenticatie, aanmelding, uwierzytelni*, autoryzacj*, autentizac*, аутентификац*, авторизац*, autentique se, authentifizieren, autentiquese',
  certificate:
    'zertifikat*, certificat, certificado*, certificato, certificati, certyfikat*, certifikat*, сертификат*',
  encryption:
    'verschlussel*, verschluessel*, chiffrement, cifrado*, criptografia, crittografi*, versleutel*, szyfrowani*, sifrovan*, шифровани*',
  command: 'befehl*, kommando*, commande*, comando*, polecen*, prikaz*, команд*',
  'syntax error': 'syntaxfehler, sintaxis, sintassi, sintaxe',
  policy: 'richtlinie*, politique*, politica*, beleid, polityk*, политик*',
  provider:
    'providers, anbieter*, fournisseur*, proveedor*, provedor*, fornitore*, dostawc*, poskytovatel*, провайдер*',
  country: 'pais, pays, paese, land, kraj, kraju',
  'mailing list':
    'verteiler*, distributielijst*, liste de diffusion, lista de distribucion, lista di distribuzione, lista de correo, список рассылки',
  members: 'mitglied*, membre, membres, miembro*, membros, leden, czlonk*, abonnes, suscriptores',
  blacklist:
    'sperrliste*, schwarze liste, schwarzen liste, schwarzer liste, liste noire, lista negra, lista nera, zwarte lijst, czarna lista, czarnej liscie, черныи список, черном списке',
  virus: 'viren, wirus*, вирус*',
  spam: 'pourriel*, спам*, spamverdacht, correo no deseado, posta indesiderata',
  unsolicited: 'unerwunscht*, unerwuenscht*, indesejad*, indesiderat*, ongewenst*, niechcian*, nevyzadan*',
  'reverse dns':
    'ruckwartsauflosung, rueckwaertsaufloesung, reverso, dns inverse, dns inverso, dns reverso, resolution inverse, resolucion inversa, risoluzione inversa, omgekeerde dns, обратная запись, обратнои записи, обратнои зоны',
  relay:
    'relais, relayen, weiterleit*, weitergeleitet, retransmissao, retransmision, reenvio, doorsturen, doorgestuurd, przekazywan*, ретрансляц*, пересылк*',
  limit: 'limite, limites, limiet, obergrenze, grenzwert*, begrenzung, limitu, лимит*',
  quota: 'cuota, cota, kontingent, kvota, квот*',
  storage: 'speicherplatz*, speicherplatz, speicher, espace, espacio, espaco, spazio, opslagruimte, miejsca',
  size: 'taille, tamano, tamanho, grosse, groesse, dimensione, dimensioni, omvang, grootte, rozmiar, velikost, размер*',
  bytes: 'octets, octeti',
  loop: 'schleife, boucle, bucle, petla, smycka',
  blocked:
    'gesperrt*, blockiert*, bloque, bloquee, bloquees, bloques, bloquead*, bloccat*, geblokkeerd*, zablokowan*, zablokovan*, zablokirovan*, заблокирован*',
  rejected:
    'abgelehnt*, abgewiesen*, zuruckgewiesen, zurueckgewiesen, verweigert, rejete, rejetee, rejetes, rechazad*, rejeitad*, recusad*, rifiutat*, respint*, geweigerd*, afgewezen, odrzucon*, odmitnut*, otklonen*, отклонен*, отвергнут*',
  refused:
    'refusee, refusees, est refuse, ete refuse, message refuse, mail refuse, service refuse, courriel refuse, acces refuse, connexion refusee',
  denied: 'denegad*, negad*, negat*, negata, odmowa, zamitnut*',
  forbidden:
    'verboten*, interdit*, prohibid*, proibid*, vietat*, verboden, zabronion*, zakazan*, запрещен*, unzulassig*, unzulaessig*',
  'not allowed':
    'niedozwolon*, nepovolen*, nicht erlaubt, nicht gestattet, nicht zugelassen, pas autorise, pas autorisee, pas autorises, pas permis, no permitid*, no autorizad*, no esta permitid*, no esta autorizad*, no se permite*, nao permitid*, nao autorizad*, nao e permitid*, non autorizzat*, non permess*, non consentit*, non e consentit*, niet toegestaan, не разрешен*',
  allowed:
    'erlaubt*, gestattet, zugelassen, autorise*, permitid*, autorizad*, permess*, consentit*, toegestaan, dozwolon*, povolen*, разрешен*',
  'not accepted':
    'nicht, angenommen, nicht akzeptiert, pas accepte, pas acceptee, pas acceptes, no aceptad*, no se acepta*, nao aceit*, non accettat*, niet geaccepteerd, не принима*',
  accepted:
    'akzeptiert, angenommen, accepte, acceptee, acceptes, aceptad*, aceit*, accettat*, geaccepteerd, przyjmowan*, принима*',
  'does not exist':
    'gibt es hier nicht, gibt es nicht mehr, inexistente*, inexistant*, inesistente*, neexistuj*, nieistniej*, existiert nicht, nicht vorhanden, gibt es nicht, no existe, nao existe, n existe pas, n existe plus, existe pas, non esiste, bestaat niet, nie istnieje, не существует, ne sushchestvuet, ne suschestvuet',
  unknown:
    'unbekannt*, inconnu*, desconocid*, desconhecid*, sconosciut*, onbekend*, nieznan*, neznam*, neizvest*, неизвест*',
  'not found':
    'introuvable*, nenalezen*, nicht gefunden, no encontrad*, no se encontro, no se encuentra, nao encontrad*, nao foi encontrad*, non trovat*, niet gevonden, nie znaleziono, не наиден*, ne naiden, ne najden',
  invalid:
    'ungultig*, ungueltig*, invalide*, invalida*, invalido*, ongeldig*, nieprawidlow*, neplatn*, неверн*, недеиствительн*, falsch*, incorrecta*, incorrecto*, incorreta*, incorreto*, errat*, no valid*, non valid*, no es valid*, pas valide, nicht gultig',
  missing:
    'fehlt, fehlen, fehlend*, manquant*, falta, faltando, manca, mancante, ontbreekt, brak, chybi, отсутству*',
  failed:
    'fehlgeschlagen*, gescheitert, echoue, echouee, echec, fallid*, fallo, falhou, falha, fallita, fallito, mislukt, nieudan*, niepowodzeni*, selhal*, nezdaril*, не удалось, не удалась, не прошла',
  error: 'fehler, erreur, errore, erro, blad, chyba, fout, ошибк*',
  required:
    'erforderlich*, benotigt, benoetigt, notwendig, requise, requis, obligatoire, requerid*, necesari*, necessaire, necessari*, obrigatori*, obligatori*, richiest*, vereist, wymagan*, vyzadovan*, требуется, необходим*',
  exceeded:
    'uberschritten, ueberschritten, uberschreitet, ueberschreitet, excedid*, excede, excedeu, depasse, depassee, superad*, supera, superato, superata, overschreden, overschrijdt, przekroczon*, prekrocen*, превыш*',
  full: 'voll, uberfullt, ueberfuellt, lleno, llena, lotado, lotada, cheio, cheia, pleine, saturee, pieno, piena, vol, pelna, pelny, przepelnion*, plna, perepolnen*, переполнен*, заполнен*',
  disabled:
    'deaktiviert*, desactivad*, desativad*, desactive, desactivee, disattivat*, disabilitat*, deshabilitad*, uitgeschakeld, wylaczon*, deaktivovan*, отключен*, otklyuchen*',
  suspended: 'suspendu*, suspendid*, suspens*, sospes*, opgeschort, zawieszon*, приостановлен*',
  closed:
    'geschlossen, ferme, fermee, cerrad*, fechad*, chiuso, chiusa, gesloten, zamkniet*, zakryt, закрыт*',
  expired: 'abgelaufen*, expiree, caducad*, expirad*, scadut*, verlopen, wygasl*, истек*',
  inactive:
    'falta de uso, inaktiv*, inactif, inactivo, inactiva, inativ*, inattiv*, inactief, nieaktywn*, неактив*',
  deleted:
    'geloscht*, geloescht*, supprime, supprimee, eliminad*, excluid*, removid*, verwijderd, usuniet*, удален*',
  infected:
    'infiziert*, infecte, infectee, infectad*, infett*, infetto, besmet*, zainfekowan*, заражен*, virenverseucht',
  listed: 'gelistet*, listad*, inscrit*, elencat*, vermeld, aufgefuhrt',
  overloaded:
    'uberlastet, ueberlastet, surcharge, surchargee, sobrecargad*, sovraccaric*, overbelast, przeciazon*, pretizen*, перегружен*',
  unavailable:
    'indisponible*, indisponivel, niedostepn*, nedostupn*, недоступ*, nicht verfugbar, nicht verfuegbar, nicht erreichbar, no disponible*, non disponibile, niet beschikbaar',
  dynamic: 'dynamisch*, dynamique*, dinamic*, dynamiczn*, dynamick*, динамическ*',
  'dial up': 'einwahl, einwahladresse*',
  delivered:
    'zugestellt, zustellen, zustellung, livraison, entrega, entregad*, consegna, consegnat*, bezorgd, dostarcz*, dorucen*, доставк*',
  moved: 'umgezogen, verzogen, demenage, trasferit*, verhuisd, przeniesion*',
  'too many':
    'demasiados, demasiadas, muitos, muitas, troppi, troppe, zu viele, trop de, te veel, zbyt wiele, za duzo, prilis mnoho, слишком много',
  'too large':
    'zu gross, zu grosse, trop grand, trop gros, trop grande, trop lourd, trop volumineux, demasiado grande, muito grande, troppo grande, te groot, zbyt duza, zbyt duzy, za duza, prilis velka, prilis velky, слишком большои, слишком большое',
  'per hour': 'stundlich, pro stunde, par heure, por hora, all ora, per uur, na godzine, za hodinu, в час',
  'per day':
    'за день, taglich, pro tag, par jour, por dia, al giorno, per dag, na dzien, za den, в сутки, в день',
  'per minute': 'por minuto, al minuto, pro minute, par minute, per minuut, na minute, в минуту',
  minutes: 'minuten, minutos, minuti, minuty, minut, минут*',
  hours: 'stunden, heures, horas, ore, uren, godzin',
  temporarily:
    'temporaire, temporaires, temporaneo, temporaneamente, vorubergehend*, voruebergehend*, zeitweise, zeitweilig, temporairement, momentanement, temporalmente, temporariamente, temporaneamente, momentaneamente, tijdelijk*, tymczasow*, chwilow*, docasne, временно*, pour le moment, im moment',
  currently:
    'derzeit, momentan, actualmente, atualmente, actuellement, attualmente, momenteel, obecnie, zur zeit',
  later:
    'spater, spaeter, ulterieurement, pozniej, pozdeji, позже, позднее, plus tard, mas tarde, mais tarde, piu tardi',
  again:
    'erneut, nochmal, nochmals, novamente, nuevamente, opnieuw, ponownie, znovu, снова, noch einmal, noch mal, de nuevo, a nouveau',
  try: 'versuchen, reessayez, reessayer, essayez, essayer, intente, intentelo, intentar, tente, tentar, riprova, riprovare, ritenta, probeer, sprobuj, sprobowac, zkuste, попробуите, повторите',
  'first contact': 'erstkontakt, premier contact, primer contacto, primo contatto, primeiro contato',
  greylisted: 'grauliste, lista gris, liste grise, listes grises, lista grigia, lista cinza',
  not: 'nicht, nao, pas, niet, nie, не, wurde nicht, ist nicht',
  no: 'kein, keine, keinen, aucun, aucune, ningun, ninguna, nenhum, nenhuma, nessun, nessuna, geen, нет',
  only: 'reservee aux, reserve aux, reservada a, riservata a, nur, seulement, uniquement, solamente, soltanto, apenas, somente, alleen, slechts, tylko, pouze, только',
  from: 'von, aus, depuis, desde, vanaf, от, с',
  for: 'fur, fuer, pour, para, для, voor',
  your: 'ihr, ihre, ihren, ihrer, ihres, ihrem, votre, vos, vostro, vostra, uw, twoj*, ваш*',
  is: 'ist, wird, wurde, werden, wurden, est, esta, estao, jest',
  external: 'externer, externen, externes, externe, externo, externos, esterno, esterni, zewnetrzn*, внешн*',
  internal: 'interner, internen, interne, interno, internos, interni, wewnetrzn*, внутренн*',
  use: 'benutzen, benutze, verwenden, utilisez, utiliser, utilice, utilize, utilizzare, usare, gebruik, gebruiken, uzyj, pouzijte, используите',
  send: 'senden, gesendet, envoyer, envoye, envoi, envois, enviar, enviad*, envio, envios, inviare, inviat*, verzenden, verzonden, wyslan*, wysylan*, отправк*, отправить',
  receive: 'empfangen, recevoir, recibir, receber, ricevere, ontvangen',
  access: 'zugriff, zugang, acces, acceso, acesso, accesso, toegang, dostep*, доступ*',
};

/** The same for languages that write no blanks between words; found anywhere in a text. Longer ones first. */
const UNSPACED: Readonly<Record<string, string>> = {
  ' user unknown ':
    '用户不存在 用户未找到 收件人不存在 收件人地址不存在 邮箱不存在 账号不存在 帐号不存在 不存在的用户 无此用户 查无此人 無此使用者 使用者不存在 信箱不存在',
  ' does not exist ': '不存在 存在しません 存在しない 見つかりません 존재하지',
  ' unknown ': '未知 不明 알수없는',
  ' invalid ': '无效 無效 無効 错误的 不正 잘못된',
  ' user ': '用户 用戶 使用者 ユーザー ユーザ 사용자',
  ' recipient ': '收件人 收信人 收件者 宛先 受信者 수신자',
  ' sender ': '发件人 发信人 发送方 發件人 寄件者 寄件人 送信者 送信元 差出人 발신자',
  ' mailbox ': '邮箱 郵箱 信箱 メールボックス 메일함 편지함',
  ' account ': '账号 帐号 账户 帐户 帳號 アカウント 계정',
  ' mail address ': 'メールアドレス 邮件地址',
  ' spam message ': '垃圾邮件 垃圾郵件 垃圾信 迷惑メール スパム 스팸',
  ' message ': '邮件 郵件 信件 メッセージ メール 메일',
  ' ip address rejected ': 'IP地址被拒绝 ip地址被拒绝',
  ' ip address ': 'ip地址 IP地址 IPアドレス',
  ' domain ': '域名 网域 ドメイン 도메인',
  ' server ': '服务器 伺服器 サーバー サーバ 서버',
  ' reverse dns ': '反向解析 反解 逆引き 역방향',
  ' dynamic ': '动态 動態 動的 유동',
  ' blacklist ': '黑名单 黑名單 ブラックリスト 블랙리스트',
  ' attachment ': '附件 添付ファイル 添付 첨부',
  ' virus ': '病毒 ウイルス ウィルス 바이러스',
  ' content ': '内容 內容 내용',
  ' full ': '已满 已滿 满了 一杯 いっぱい 満杯 가득',
  ' quota ': '容量 配额 空间 할당량',
  ' exceeded ': '超过 超出 超過 超えて 超え 초과',
  ' limit ': '限制 上限 限度 制限 제한',
  ' size ': '大小 サイズ 크기',
  ' too large ': '过大 過大 太大 大きすぎ',
  ' too many ': '过多 太多 過多 多すぎ',
  ' frequency too high ': '频率 頻率 过于频繁 太频繁 頻繁',
  ' connection ': '连接 連線 接続 연결',
  ' rejected ': '拒绝 拒絕 拒收 拒否 거부',
  ' forbidden ': '禁止 不允许 不允許 許可されて 허용되지',
  ' blocked ': '屏蔽 封锁 被封 阻止 ブロック 차단',
  ' disabled ': '停用 禁用 冻结 停止 중지',
  ' authentication ': '认证 認證 验证 驗證 認証 인증',
  ' required ': '需要 必须 必要 필요',
  ' failed ': '失败 失敗 실패',
  ' error ': '错误 錯誤 エラー 오류',
  ' temporary ': '暂时 暫時 临时 一時的 일시적',
  ' try again later ': '稍后再试 稍后重试 请稍后 請稍後 後ほど 後で 나중에',
  ' relay ': '转发 轉發 中继 中継 릴레이',
  ' password ': '密码 密碼 パスワード 비밀번호',
  ' not supported ': '不支持 サポートされて 지원되지',
};

interface Entry {
  readonly found: string;
  readonly english: string;
}

function entries(table: Readonly<Record<string, string>>, separator: string): readonly Entry[] {
  return Object.entries(table)
    .flatMap(([english, list]) => list.split(separator).map((found) => ({ found, english })))
    .sort((left, right) => right.found.length - left.found.length);
}

/** Built when the first text comes, most of which are in English. */
interface Spaced {
  /** By their first letters, in the order in which they are tried: beginnings of words first, each with its "*". */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Without their "*". */
  readonly english: ReadonlyMap<string, string>;
}

const START = 2;
let spaced: Spaced | undefined;

function readSpaced(): Spaced {
  const all = entries(GLOSSARY, ', ');
  const isStem = ({ found }: Entry): boolean => found.endsWith('*');
  const byStart = new Map<string, string[]>();
  for (const { found } of [...all.filter(isStem), ...all.filter((entry) => !isStem(entry))]) {
    const start = `${found} `.slice(0, START);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [found]);
    else known.push(found);
  }
  return { byStart, english: new Map(all.map(({ found, english }) => [found.replace('*', ''), english])) };
}

// Chinese, Japanese and Korean letters begin there; no word of those languages is written without one.
const UNSPACED_LETTER = /[\u2e80-\uffff]/;
let unspaced: { readonly pattern: RegExp; readonly english: ReadonlyMap<string, string> } | undefined;

/** Chinese, Japanese and Korean words of a verbatim text in English; the rest untouched. */
export function translateUnspaced(text: string): string {
  if (!UNSPACED_LETTER.test(text)) return text;
  unspaced ??= readUnspaced();
  const { pattern, english } = unspaced;
  return text.replace(pattern, (found) => english.get(found) ?? found);
}

function readUnspaced(): typeof unspaced & object {
  const all = entries(UNSPACED, ' ');
  return {
    pattern: new RegExp(all.map(({ found }) => found).join('|'), 'g'),
    english: new Map(all.map(({ found, english }) => [found, english])),
  };
}

/** Words of European languages in English; `text` is lower case without accents, with a blank at either end. */
export function translateWords(text: string): string {
  let translated = '';
  let told = 0;
  for (let at = text.indexOf(' ') + 1; at > 0; at = text.indexOf(' ', at) + 1) {
    const end = endOfKnown(text, at);
    if (end === undefined) continue;
    translated += text.slice(told, at) + end.english;
    told = at = end.at;
  }
  return told === 0 ? text : translated + text.slice(told);
}

/** Of the words at a place that the glossary has: where they end, before a blank, and what they mean. */
function endOfKnown(text: string, at: number): { readonly at: number; readonly english: string } | undefined {
  spaced ??= readSpaced();
  for (const entry of spaced.byStart.get(text.slice(at, at + START)) ?? []) {
    const isStem = entry.endsWith('*');
    const found = isStem ? entry.slice(0, -1) : entry;
    if (!text.startsWith(found, at)) continue;
    let end = at + found.length;
    if (isStem) while (end < text.length && !' |'.includes(text.charAt(end))) end++;
    if (text.charAt(end) === ' ') return { at: end, english: spaced.english.get(found) ?? found };
  }
  return undefined;
}
