/**
 * Which English words amount to a threat, a false authority, shame, and the rest?
 *
 * Patterns over plain text (lower case). A clause that denies the thing ("we will not …", "never …") is left out by a look
 * behind in the pattern itself. What a phrase amounts to is stated here; whether that is barred stands in the lists of rules.
 */
import type { Phrase } from '../../rules/words/lexicon.ts';

/** Within one clause. */
const IN = '[^.,;:!?]';
export const UNLESS_DENIED_EN = `(?<!\\b(?:not|never|cannot|can't|won't|don't|doesn't|isn't|aren't|no one|nobody|no|neither|nor|without|beware of|pretend(?:s|ing)? to be)\\b${IN}{0,30})`;
/** Said as a choice, not as a demand. */
export const UNLESS_CHOICE_EN = `(?<!\\b(?:can|may|could|like to|want to|able to|wish to|choose to|decide to)\\s${IN}{0,12})`;
const SELF =
  "\\b(?:this is|i am|i'm|we are|we're|calling from|acting as|acting for|on behalf of|here is)\\s+(?!not\\b)";
const WILL =
  "\\b(?:we|i|they)(?:'ll| will| shall| are going to|'re going to| may have to| might| must| have to| can| could)\\s+(?!not\\b|never\\b)";

export const PHRASES_EN: readonly Phrase[] = [
  // Violence and veiled threats to a person.
  {
    content: 'violence',
    pattern: `${UNLESS_DENIED_EN}\\b(?:hurt|harm|beat|kill|break|smash)\\s+(?:your|you|her|him|his)\\b(?! even)`,
  },
  {
    content: 'violence',
    pattern: 'something (?:bad |awful )?(?:will|might|could|may) happen to (?:you|your)',
  },
  {
    content: 'violence',
    pattern:
      "\\b(?:watch your back|you(?:'ll| will) (?:regret|be sorry)|make your life (?:hell|miserable))\\b",
  },
  { content: 'violence', pattern: '\\bknow where (?:you|your \\w+) (?:live|lives|work|works|go|goes)\\b' },
  // Posing as an authority.
  {
    content: 'false-authority',
    pattern: `${SELF}${IN}{0,24}\\b(?:police|sheriff(?:'s)?|district attorney|department of justice|irs|fbi|government|federal agent|attorney general|prosecutor|county court|the court)\\b`,
  },
  {
    content: 'false-authority',
    pattern:
      '\\b(?:warrant|summons|subpoena|court order)\\b[^.,;!?]{0,16}\\b(?:has been|is being|will be|was)\\s+(?:issued|signed|served)\\b',
  },
  {
    content: 'false-authority',
    pattern: `\\b(?:police|sheriff|district attorney|prosecutor)\\b${IN}{0,12}\\b(?:will|are going to|is going to|has been|have been)\\s+(?!not\\b)`,
  },
  {
    content: 'false-authority',
    pattern: `${UNLESS_DENIED_EN}\\b(?:officers?|police|bailiffs?|deputies|marshals?)\\b${IN}{0,12}\\b(?:on (?:their|the) way|coming|dispatched|outside)\\b`,
  },
  {
    content: 'court-officer',
    pattern: `${SELF}${IN}{0,24}\\b(?:bailiffs?|court officers?|sheriff officers?|enforcement officers?|marshals?|messengers?-at-arms|clerk of the court)\\b`,
  },
  {
    content: 'claims-lawyer',
    pattern: `${SELF}${IN}{0,20}\\b(?:attorneys?|lawyers?|solicitors?|law firm|law office|barristers?)\\b(?! general)`,
  },
  {
    content: 'claims-lawyer',
    pattern: '\\bour (?:attorneys?|lawyers?|solicitors?) (?:have|has|will|are|is)\\b(?! not)',
  },
  // Arrest and prison.
  {
    content: 'detention',
    pattern: `${UNLESS_DENIED_EN}\\b(?:arrest(?:ed)?|jail(?:ed)?|prison|imprison(?:ed|ment)?|handcuffs|criminal charges|behind bars|locked up|prosecuted)\\b`,
  },
  {
    content: 'accuses-of-crime',
    pattern: `\\b(?:you (?:have )?commit(?:ted)?|you're committing|you are committing|guilty of|amounts to|this is|it is)\\s+(?!not\\b)${IN}{0,20}\\b(?:fraud|theft|a crime|criminal|larceny|a felony|stealing)\\b`,
  },
  {
    content: 'accuses-of-crime',
    pattern:
      "\\byou(?:'re| are)\\s+(?!not\\b)(?:a|an)\\s+(?:fraudster|criminal|thief|crook|liar|con artist)\\b",
  },
  // Shame and abuse.
  {
    content: 'shame',
    pattern: `${UNLESS_DENIED_EN}\\b(?:deadbeat|freeloader|loser|shame on you|ashamed of yourself|be ashamed|disgrace(?:ful)?|low-?life|scum|irresponsible|pathetic|failure as)\\b`,
  },
  {
    content: 'obscene',
    pattern:
      '\\b(?:fuck\\w*|shit\\w*|bitch\\w*|bastards?|asshole|arsehole|bloody idiot|damn you|idiot|moron)\\b',
  },
  // Telling others, and making public.
  {
    content: 'tells-others',
    pattern: `${WILL}${IN}{0,24}?\\b(?:tell|contact|call|inform|notify|visit|email|e-mail|message|let|ask|speak to|talk to)\\b${IN}{0,24}\\b(?:employer|boss|family|parents|mother|father|neighbou?rs?|friends|relatives|colleagues|co-?workers|everyone|contacts|children|spouse|wife|husband|landlord|school)\\b`,
  },
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_EN}\\b(?:post|publish|share|put)\\s+${IN}{0,20}\\b(?:your|you)\\b${IN}{0,24}\\b(?:online|facebook|social media|publicly|website|public|whatsapp|noticeboard|list)\\b`,
  },
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_EN}\\b(?:everyone|neighbou?rs|colleagues|family|friends|employer)\\b${IN}{0,12}\\bwill (?:know|hear|find out)\\b`,
  },
  // Invented lists and consequences.
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_EN}\\b(?:everyone|everybody|(?:all )?your (?:mother|father|parents|boss|employer|family|friends|neighbou?rs|colleagues|children|wife|husband))\\b${IN}{0,24}\\b(?:will|is going to|are going to) (?:know|hear|learn|find out|get|be told|receive|see)\\b`,
  },
  {
    content: 'tells-others',
    pattern:
      '\\b(?:it would be a (?:pity|shame) if|if your (?:boss|employer|family|neighbou?rs|friends|wife|husband|mother) (?:saw|knew|heard|found out|got))\\b',
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_EN}\\b(?:black-?list(?:ed)?|deadbeat list|defaulters'? list|bad debtors'? list|banned from (?:travel\\w*|flying|leaving|work\\w*))\\b`,
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_EN}\\b(?:permanent(?:ly)?|forever|for life|rest of your life)\\b${IN}{0,24}\\b(?:credit|record|ruin\\w*|score)\\b`,
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_EN}\\b(?:ruin|destroy|wreck)(?:s|ed)?\\s+(?:your|you)\\b`,
  },
  {
    content: 'fake-list',
    pattern: `\\b(?:credit|record|score)\\b${IN}{0,16}\\b(?:forever|for life|permanently)\\b`,
  },
  // Invented urgency.
  {
    content: 'fake-list',
    pattern: `\\byou(?:'ll| will) never\\b${IN}{0,20}\\b(?:job|loan|credit|work|rent|travel|mortgage|house|flat)\\b`,
  },
  {
    content: 'false-urgency',
    pattern: `${UNLESS_DENIED_EN}(?:\\b(?:final warning|last (?:chance|warning)|final chance|act now|time is running out|before it(?:'s| is) too late|or else|face the consequences|suffer the consequences)\\b|\\b(?:immediately|today|now|tonight|within (?:the hour|\\d+ (?:hours?|minutes?))),? or\\b(?= (?:we|you|i|face|the|your)))`,
  },
  // Pressing to borrow, to sell, to pay all at once.
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_EN}\\b(?:borrow|get|ask|take (?:out)?)\\b${IN}{0,24}\\b(?:money|(?:a|another) loan|cash advance|payday loan|funds|friends|family|relatives)\\b${IN}{0,24}\\b(?:to (?:pay|clear|settle|repay)|and (?:pay|clear|settle))\\b`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_EN}\\bborrow (?:it|the money|money|some)? ?(?:from|against)\\b`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_EN}\\b(?:put|charge) (?:it|this|the \\w+) on (?:another|your|a) (?:credit )?card\\b|${UNLESS_DENIED_EN}\\bpayday loan\\b`,
  },
  { content: 'urges-borrowing', pattern: `${UNLESS_DENIED_EN}\\bask\\b${IN}{0,24}\\bto lend\\b` },
  {
    content: 'urges-sale',
    pattern: `${UNLESS_DENIED_EN}\\b(?:sell|sold|remortgage|re-mortgage|pawn)\\s+(?:off )?(?:your|the)\\s+(?:house|home|car|flat|property|jewel\\w+|belongings|furniture)\\b`,
  },
  {
    content: 'full-payment-at-once',
    pattern: `${UNLESS_DENIED_EN}${UNLESS_CHOICE_EN}\\b(?:pay|settle|clear)\\s+(?:it\\s+)?(?:all|everything|in full|(?:the |your )?(?:full|whole|entire)\\b)${IN}{0,30}\\b(?:today|now|immediately|tonight|at once|by (?:noon|midnight|tonight)|within (?:\\d+|one|two|the) (?:hours?|minutes?))\\b`,
  },
  // A court foretold, amounts and fees invented.
  {
    content: 'legal-compulsion',
    pattern: `${UNLESS_DENIED_EN}(?:\\b(?:court|judge)\\b${IN}{0,12}\\b(?:will certainly|will surely|is certain to|is bound to|will definitely|is guaranteed to)\\b|\\blegally (?:compelled|forced)\\b|\\b(?:certain|guaranteed) to (?:win|lose) in court\\b)`,
  },
  {
    content: 'legal-compulsion',
    pattern: `${UNLESS_DENIED_EN}\\b(?:your|you'll lose your|take your) (?:wages|salary|bank accounts?|accounts?|car|house|home|property)\\b${IN}{0,12}\\bwill be (?:seized|garnished|frozen|taken|repossessed)\\b`,
  },
  {
    content: 'recovery-threat',
    pattern: `${UNLESS_DENIED_EN}\\b(?:legal action|sue|lawsuit|court proceedings|take (?:you|this|it|the matter) to court|enforcement action|repossess\\w*|garnish\\w*|seize)\\b`,
  },
  {
    content: 'exaggerated-amount',
    pattern: `${UNLESS_DENIED_EN}(?:\\b(?:debt|balance|interest|fees?|amount)\\b${IN}{0,20}\\b(?:double|triple|doubles|triples|doubled|tripled)\\b|\\b(?:double|triple)\\b${IN}{0,16}\\b(?:debt|balance|interest|fees?|amount)\\b)`,
  },
  {
    content: 'extra-fee',
    pattern: `${UNLESS_DENIED_EN}\\b(?:pay|charge[ds]?|add(?:ed)?|owe|send)\\b${IN}{0,24}\\b(?:visit|collection|processing|administration|investigation|handling|case-closing|travel)\\s+fee\\b`,
  },
  {
    content: 'extra-fee',
    pattern: `${UNLESS_DENIED_EN}\\b(?:visit|collection|investigation|case-closing)\\s+fee\\b${IN}{0,24}\\b(?:added|charged|due|payable)\\b`,
  },
  {
    content: 'private-payee',
    pattern: `${UNLESS_DENIED_EN}\\b(?:pay|send|transfer|wire|put)\\b${IN}{0,30}\\b(?:my (?:own |personal )?(?:account|card|wallet|paypal|venmo)|gift cards?|personal account|private account|crypto\\w*|bitcoin)\\b`,
  },
  {
    content: 'private-payee',
    pattern: `${UNLESS_DENIED_EN}\\b(?:pay me|send me (?:the )?money|transfer (?:it|the money|money) to me|venmo me|paypal me)\\b`,
  },
  { content: 'missed-delivery', pattern: "\\bthere(?:'s| is) a (?:parcel|package) for you\\b" },
  {
    content: 'missed-delivery',
    pattern: `\\b(?:missed|attempted|unable to complete|failed)\\b${IN}{0,20}\\b(?:delivery|deliver|parcel|package)\\b|\\b(?:parcel|package)\\b${IN}{0,12}\\b(?:waiting|held|undelivered)\\b`,
  },
  // Not barred in itself: what tells of the debt.
  {
    content: 'asks-inconvenient-consent',
    pattern: `\\b(?:bad|inconvenient) time\\b${IN}{0,30}[,.]? ?(?:but )?(?:can|may|could|let) (?:we|me|us|i) (?:go on|continue|carry on|finish)\\b`,
  },
  {
    content: 'payment-demand',
    pattern:
      "\\b(?:please|must|need to|required to|kindly|tell (?:him|her|them) to)\\s+(?:[\\p{L}']+\\s+){0,3}?(?:pay|repay|settle|clear)\\b|\\bpay (?:now|us|the (?:amount|balance|debt))\\b",
  },
  {
    content: 'debt-amount',
    pattern:
      '(?:[$£€¥] ?\\d|\\b\\d[\\d,]*\\.\\d{2}\\b)|\\b(?:owes?|owed|owing|balance|overdue|past due|arrears)\\b[^.]{0,20}\\d',
  },
  {
    content: 'debt-hint',
    pattern:
      '\\b(?:debts?|overdue|past[- ]due|arrears|owe[ds]?|owing|outstanding|collections?|collectors?|loan|repay\\w*|balance|delinquen\\w+|in default|payments?|pay now)\\b',
  },
];
