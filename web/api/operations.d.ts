/**
 * What may be asked at which address of the API, and what is answered?
 *
 * Made from docs/openapi.json; never written by hand: `npx vitest run server/api/reference -u` renews it.
 */
export interface paths {
    "/api/agent/accounts/{key}": {
        get: operations["getAgentAccountsKey"];
    };
    "/api/agent/accounts/{key}/agreeing": {
        get: operations["getAgentAccountsKeyAgreeing"];
    };
    "/api/agent/accounts/{key}/care": {
        post: operations["postAgentAccountsKeyCare"];
    };
    "/api/agent/accounts/{key}/cases": {
        get: operations["getAgentAccountsKeyCases"];
    };
    "/api/agent/accounts/{key}/offers/{offer}/accept": {
        post: operations["postAgentAccountsKeyOffersOfferAccept"];
    };
    "/api/agent/accounts/{key}/proposals": {
        post: operations["postAgentAccountsKeyProposals"];
    };
    "/api/agent/accounts/{key}/word": {
        post: operations["postAgentAccountsKeyWord"];
    };
    "/api/agent/calls/": {
        post: operations["postAgentCalls"];
    };
    "/api/agent/calls/{call}": {
        get: operations["getAgentCallsCall"];
    };
    "/api/agent/calls/{call}/hang-up": {
        post: operations["postAgentCallsCallHangUp"];
    };
    "/api/agent/calls/{call}/outcome": {
        post: operations["postAgentCallsCallOutcome"];
    };
    "/api/agent/calls/{call}/recording": {
        get: operations["getAgentCallsCallRecording"];
        post: operations["postAgentCallsCallRecording"];
    };
    "/api/agent/calls/list": {
        get: operations["getAgentCallsList"];
    };
    "/api/agent/disputes": {
        post: operations["postAgentDisputes"];
    };
    "/api/agent/replies": {
        get: operations["getAgentReplies"];
    };
    "/api/agent/replies/answered": {
        post: operations["postAgentRepliesAnswered"];
    };
    "/api/agent/replies/turned": {
        post: operations["postAgentRepliesTurned"];
    };
    "/api/agent/review/": {
        get: operations["getAgentReview"];
    };
    "/api/agent/review/{case}": {
        get: operations["getAgentReviewCase"];
    };
    "/api/agent/review/{case}/open/{flag}": {
        post: operations["postAgentReviewCaseOpenFlag"];
    };
    "/api/agent/review/{case}/proposal": {
        post: operations["postAgentReviewCaseProposal"];
    };
    "/api/agent/review/{case}/step": {
        post: operations["postAgentReviewCaseStep"];
    };
    "/api/agent/work": {
        get: operations["getAgentWork"];
    };
    "/api/borrower/{host}/{reference}": {
        get: operations["getBorrowerHostReference"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/agreeing": {
        get: operations["getBorrowerHostReferenceAccountsAccountAgreeing"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/agreements/{agreement}": {
        get: operations["getBorrowerHostReferenceAccountsAccountAgreementsAgreement"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/agreements/{agreement}/confirm": {
        post: operations["postBorrowerHostReferenceAccountsAccountAgreementsAgreementConfirm"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/agreements/{agreement}/pdf": {
        get: operations["getBorrowerHostReferenceAccountsAccountAgreementsAgreementPdf"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/agreements/{agreement}/withdraw": {
        post: operations["postBorrowerHostReferenceAccountsAccountAgreementsAgreementWithdraw"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/ahead": {
        get: operations["getBorrowerHostReferenceAccountsAccountAhead"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/care": {
        post: operations["postBorrowerHostReferenceAccountsAccountCare"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/complaints": {
        get: operations["getBorrowerHostReferenceAccountsAccountComplaints"];
        post: operations["postBorrowerHostReferenceAccountsAccountComplaints"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/contacts": {
        get: operations["getBorrowerHostReferenceAccountsAccountContacts"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/credit": {
        get: operations["getBorrowerHostReferenceAccountsAccountCredit"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/offers/{offer}/accept": {
        post: operations["postBorrowerHostReferenceAccountsAccountOffersOfferAccept"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/papers": {
        get: operations["getBorrowerHostReferenceAccountsAccountPapers"];
        post: operations["postBorrowerHostReferenceAccountsAccountPapers"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/papers/{seq}/take-back": {
        post: operations["postBorrowerHostReferenceAccountsAccountPapersSeqTakeBack"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/pay": {
        post: operations["postBorrowerHostReferenceAccountsAccountPay"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/proposals": {
        post: operations["postBorrowerHostReferenceAccountsAccountProposals"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/proposals/{proposal}/appeal": {
        post: operations["postBorrowerHostReferenceAccountsAccountProposalsProposalAppeal"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/quote": {
        get: operations["getBorrowerHostReferenceAccountsAccountQuote"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/reviews": {
        get: operations["getBorrowerHostReferenceAccountsAccountReviews"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/reviews/{seq}/appeal": {
        post: operations["postBorrowerHostReferenceAccountsAccountReviewsSeqAppeal"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/silence": {
        get: operations["getBorrowerHostReferenceAccountsAccountSilence"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/statement": {
        get: operations["getBorrowerHostReferenceAccountsAccountStatement"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/warning": {
        get: operations["getBorrowerHostReferenceAccountsAccountWarning"];
        post: operations["postBorrowerHostReferenceAccountsAccountWarning"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/wishes": {
        post: operations["postBorrowerHostReferenceAccountsAccountWishes"];
    };
    "/api/borrower/{host}/{reference}/calendar.ics": {
        get: operations["getBorrowerHostReferenceCalendarIcs"];
    };
    "/api/borrower/{host}/{reference}/devices": {
        post: operations["postBorrowerHostReferenceDevices"];
    };
    "/api/borrower/{host}/{reference}/devices/remove": {
        post: operations["postBorrowerHostReferenceDevicesRemove"];
    };
    "/api/borrower/{host}/{reference}/devices/this": {
        post: operations["postBorrowerHostReferenceDevicesThis"];
    };
    "/api/borrower/{host}/{reference}/disputes": {
        get: operations["getBorrowerHostReferenceDisputes"];
        post: operations["postBorrowerHostReferenceDisputes"];
    };
    "/api/borrower/{host}/{reference}/disputes/{dispute}/appeal": {
        post: operations["postBorrowerHostReferenceDisputesDisputeAppeal"];
    };
    "/api/borrower/{host}/{reference}/disputes/{dispute}/withdraw": {
        post: operations["postBorrowerHostReferenceDisputesDisputeWithdraw"];
    };
    "/api/borrower/{host}/{reference}/messages": {
        get: operations["getBorrowerHostReferenceMessages"];
    };
    "/api/borrower/{host}/{reference}/messages/{message}/read": {
        post: operations["postBorrowerHostReferenceMessagesMessageRead"];
    };
    "/api/borrower/{host}/{reference}/prevention": {
        get: operations["getBorrowerHostReferencePrevention"];
    };
    "/api/borrower/{host}/{reference}/reminders": {
        post: operations["postBorrowerHostReferenceReminders"];
    };
    "/api/borrower/{host}/{reference}/word": {
        get: operations["getBorrowerHostReferenceWord"];
        post: operations["postBorrowerHostReferenceWord"];
    };
    "/api/doors": {
        get: operations["getDoors"];
    };
    "/api/events": {
        get: operations["getEvents"];
    };
    "/api/evidence/roots": {
        get: operations["getEvidenceRoots"];
    };
    "/api/host/{host}/accounts/{reference}": {
        get: operations["getHostHostAccountsReference"];
    };
    "/api/host/{host}/accounts/{reference}/addresses": {
        post: operations["postHostHostAccountsReferenceAddresses"];
    };
    "/api/host/{host}/accounts/{reference}/holds": {
        post: operations["postHostHostAccountsReferenceHolds"];
    };
    "/api/host/{host}/accounts/{reference}/holds/{hold}/lift": {
        post: operations["postHostHostAccountsReferenceHoldsHoldLift"];
    };
    "/api/host/{host}/accounts/{reference}/payments": {
        post: operations["postHostHostAccountsReferencePayments"];
    };
    "/api/host/{host}/contacts": {
        get: operations["getHostHostContacts"];
    };
    "/api/host/{host}/corrections": {
        post: operations["postHostHostCorrections"];
    };
    "/api/host/{host}/events": {
        get: operations["getHostHostEvents"];
    };
    "/api/host/{host}/payments": {
        post: operations["postHostHostPayments"];
    };
    "/api/host/{host}/reversals": {
        post: operations["postHostHostReversals"];
    };
    "/api/people/code": {
        post: operations["postPeopleCode"];
    };
    "/api/people/code/sign-in": {
        post: operations["postPeopleCodeSignIn"];
    };
    "/api/people/confirm": {
        post: operations["postPeopleConfirm"];
    };
    "/api/people/keys": {
        get: operations["getPeopleKeys"];
        post: operations["postPeopleKeys"];
    };
    "/api/people/keys/{key}/end": {
        post: operations["postPeopleKeysKeyEnd"];
    };
    "/api/people/link": {
        post: operations["postPeopleLink"];
    };
    "/api/people/me": {
        get: operations["getPeopleMe"];
    };
    "/api/people/sessions": {
        get: operations["getPeopleSessions"];
    };
    "/api/people/sessions/end-others": {
        post: operations["postPeopleSessionsEndOthers"];
    };
    "/api/people/set-up": {
        post: operations["postPeopleSetUp"];
    };
    "/api/people/sign-in": {
        post: operations["postPeopleSignIn"];
    };
    "/api/people/sign-out": {
        post: operations["postPeopleSignOut"];
    };
    "/api/people/staff": {
        get: operations["getPeopleStaff"];
        post: operations["postPeopleStaff"];
    };
    "/api/people/staff/{number}/end": {
        post: operations["postPeopleStaffNumberEnd"];
    };
    "/api/people/staff/{number}/link": {
        post: operations["postPeopleStaffNumberLink"];
    };
    "/api/people/webhooks": {
        get: operations["getPeopleWebhooks"];
        post: operations["postPeopleWebhooks"];
    };
    "/api/people/webhooks/{endpoint}/again": {
        post: operations["postPeopleWebhooksEndpointAgain"];
    };
    "/api/people/webhooks/{endpoint}/deliveries": {
        get: operations["getPeopleWebhooksEndpointDeliveries"];
    };
    "/api/people/webhooks/{endpoint}/deliveries/{position}": {
        get: operations["getPeopleWebhooksEndpointDeliveriesPosition"];
    };
    "/api/people/webhooks/{endpoint}/secret": {
        post: operations["postPeopleWebhooksEndpointSecret"];
    };
    "/api/people/webhooks/{endpoint}/start": {
        post: operations["postPeopleWebhooksEndpointStart"];
    };
    "/api/people/webhooks/{endpoint}/stop": {
        post: operations["postPeopleWebhooksEndpointStop"];
    };
    "/api/people/webhooks/{endpoint}/test": {
        post: operations["postPeopleWebhooksEndpointTest"];
    };
    "/api/studio/apologies": {
        get: operations["getStudioApologies"];
    };
    "/api/studio/apologies/{key}": {
        post: operations["postStudioApologiesKey"];
    };
    "/api/studio/complaints/": {
        get: operations["getStudioComplaints"];
        post: operations["postStudioComplaints"];
    };
    "/api/studio/complaints/{complaint}/decide": {
        post: operations["postStudioComplaintsComplaintDecide"];
    };
    "/api/studio/complaints/{complaint}/more-time": {
        post: operations["postStudioComplaintsComplaintMoreTime"];
    };
    "/api/studio/credit/events": {
        get: operations["getStudioCreditEvents"];
    };
    "/api/studio/disputes": {
        get: operations["getStudioDisputes"];
    };
    "/api/studio/disputes/{key}/decide": {
        post: operations["postStudioDisputesKeyDecide"];
    };
    "/api/studio/impostors/{key}": {
        post: operations["postStudioImpostorsKey"];
    };
    "/api/studio/letters": {
        get: operations["getStudioLetters"];
    };
    "/api/studio/letters/{account}": {
        get: operations["getStudioLettersAccount"];
    };
    "/api/studio/letters/{account}/orders": {
        post: operations["postStudioLettersAccountOrders"];
    };
    "/api/studio/letters/{account}/page": {
        get: operations["getStudioLettersAccountPage"];
    };
    "/api/studio/next-day": {
        post: operations["postStudioNextDay"];
    };
    "/api/studio/nights": {
        get: operations["getStudioNights"];
    };
    "/api/studio/nights/{day}": {
        get: operations["getStudioNightsDay"];
    };
    "/api/studio/progress": {
        get: operations["getStudioProgress"];
    };
    "/api/studio/repairs/{key}": {
        post: operations["postStudioRepairsKey"];
    };
    "/api/studio/silence": {
        get: operations["getStudioSilence"];
    };
    "/api/studio/texts": {
        get: operations["getStudioTexts"];
        post: operations["postStudioTexts"];
    };
    "/api/studio/texts/{key}": {
        get: operations["getStudioTextsKey"];
    };
    "/api/studio/texts/{key}/approve": {
        post: operations["postStudioTextsKeyApprove"];
    };
    "/api/studio/texts/{key}/retire": {
        post: operations["postStudioTextsKeyRetire"];
    };
    "/api/studio/texts/preview": {
        post: operations["postStudioTextsPreview"];
    };
    "/api/studio/warning": {
        get: operations["getStudioWarning"];
    };
    "/api/verify": {
        post: operations["postVerify"];
    };
    "/health": {
        get: operations["getHealth"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedOffer: {
            agreement: components["schemas"]["Agreement"];
            codeMinutes: number;
            /** @enum {string} */
            codeSentBy: "in-app" | "sms";
        };
        AgentAccount: {
            account: components["schemas"]["BorrowerAccount"];
            coming: components["schemas"]["Coming"][];
            gate: components["schemas"]["Gate"];
            key: string;
            person: components["schemas"]["Person"];
            planned: components["schemas"]["Contact"][];
            reason: string;
            timeline: components["schemas"]["TimelineEntry"][];
            today: components["schemas"]["Day"];
            tried: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court")[];
        };
        Agreeing: {
            agreements: components["schemas"]["Agreement"][];
            currency: components["schemas"]["Currency"];
            decisions: components["schemas"]["OwnReview"][];
            kinds: {
                coolingDays: number;
                /** @enum {string} */
                kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                monthsLeast: number;
                monthsMost: number;
                name: string;
            }[];
            openOffers: components["schemas"]["Offer"][];
            owed: components["schemas"]["Amount"];
            questions: {
                asks: string;
                field: string;
                use: string;
            }[];
            today: components["schemas"]["Day"];
        };
        Agreement: {
            agreedOn: components["schemas"]["Day"] | null;
            agreement: string;
            alive: boolean;
            canWithdraw: boolean;
            coolingUntil: components["schemas"]["Day"] | null;
            /** @enum {string} */
            kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
            name: string;
            received: components["schemas"]["Amount"];
            rows: {
                amount: components["schemas"]["Amount"];
                due: components["schemas"]["Day"];
                /** @enum {string} */
                state: "paid" | "open" | "missed";
            }[];
            /** @enum {string} */
            state: "waiting" | "bound" | "withdrawn" | "lapsed";
            words: string;
        };
        Ahead: {
            choices: {
                cost: components["schemas"]["Amount"];
                daysPastDue: number;
                /** @enum {string} */
                kind: "nothing" | "minimum" | "full";
                on: components["schemas"]["Day"];
                pay: components["schemas"]["Amount"];
                seenOn: components["schemas"]["Day"];
            }[];
            coming: components["schemas"]["Coming"][];
            currency: components["schemas"]["Currency"];
            stops: {
                pausedUntil: components["schemas"]["Day"] | null;
                pay: components["schemas"]["Amount"];
            };
            today: components["schemas"]["Day"];
            until: components["schemas"]["Day"];
            waiting: {
                cost: components["schemas"]["Amount"];
                days: number;
                until: components["schemas"]["Day"];
            }[];
        };
        Amount: string;
        AmountInput: string;
        ApiKeyEnded: {
            /** @constant */
            state: "ended";
        };
        ApiKeyMade: {
            id: string;
            key: string;
        };
        ApiKeys: {
            items: {
                host: string | null;
                id: string;
                madeAt: string;
                madeBy: string;
                name: string;
                perMinute: number;
                scopes: ("accounts:read" | "payments:write" | "corrections:write" | "people:write" | "contacts:read" | "events:read")[];
                /** @enum {string} */
                state: "good" | "expired" | "ended";
                until: string;
                usedAt: string | null;
            }[];
            next: string | null;
        };
        AskedAmount: {
            due: components["schemas"]["Day"];
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            total: components["schemas"]["Amount"];
        };
        Borrower: {
            accounts: components["schemas"]["BorrowerAccount"][];
            chosen: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            today: components["schemas"]["Day"];
            totals: {
                currency: components["schemas"]["Currency"];
                overdue: components["schemas"]["Amount"];
                owed: components["schemas"]["Amount"];
            }[];
        };
        BorrowerAccount: {
            account: string;
            currency: components["schemas"]["Currency"];
            /** @enum {string} */
            family: "instalment" | "revolving";
            next: components["schemas"]["AskedAmount"] | null;
            oldestDue: components["schemas"]["Day"] | null;
            pausedUntil: components["schemas"]["Day"] | null;
            position: components["schemas"]["Position"];
            product: components["schemas"]["Names"];
            writtenOff: boolean;
        };
        BureauFeed: {
            items: {
                account: string;
                /** @enum {string} */
                act: "report" | "update" | "mark" | "unmark" | "end" | "correct";
                bucket: string | null;
                currency: string;
                day: components["schemas"]["Day"];
                daysPastDue: number;
                number: number;
                overdue: components["schemas"]["Amount"];
                since: components["schemas"]["Day"];
                why: string;
            }[];
            next: string | null;
        };
        Call: {
            answered: number | null;
            begun: number;
            call: string;
            cause: string | null;
            debts: string[];
            ended: number | null;
            outcome: string | null;
            outcomeBy: ("agent" | "exchange") | null;
            recording: {
                bytes: number;
                /** @enum {string} */
                from: "exchange" | "upload";
                sha256: string;
                type: string;
            } | null;
            recordingFault: string | null;
            /** @enum {string} */
            state: "ordered" | "ringing" | "talking" | "ended" | "refused" | "unknown";
            worker: string;
        };
        CallBegun: {
            call: components["schemas"]["Call"];
            code: string;
            name: string;
            script: components["schemas"]["Script"];
        };
        Care: {
            restsUntilDecided: boolean;
            wordsKept: boolean;
        };
        Charge: {
            amount: components["schemas"]["Amount"];
            base: components["schemas"]["Amount"];
            days: number;
            exact: components["schemas"]["Amount"];
            from: components["schemas"]["Day"];
            /** @enum {string} */
            kind: "interest" | "penalty";
            rate: components["schemas"]["Rate"];
            to: components["schemas"]["Day"];
        };
        CheckAnswer: {
            /** @enum {string} */
            answer: "genuine" | "expired" | "revoked" | "unknown";
            by: components["schemas"]["Names"] | null;
            on: string | null;
            told: string[];
            what: ("message" | "call" | "letter" | "visit" | "agency" | "worker" | "line" | "card") | null;
        };
        CheckAskedInput: {
            /** @default  */
            ending?: string;
            what: string;
        };
        Coming: {
            day: components["schemas"]["Day"];
            /** @enum {string} */
            kind: "due" | "statement" | "charge" | "bucket" | "contact" | "held" | "pause" | "plan" | "accelerated";
            told: string;
        };
        Complaint: {
            about: string;
            account: string | null;
            answer: string | null;
            because: string[];
            cause: ("strategy" | "template" | "agent" | "agency" | "carrier" | "data" | "product" | "delay" | "none") | null;
            causeOf: string | null;
            complaint: number;
            decidedOn: components["schemas"]["Day"] | null;
            dueOn: components["schemas"]["Day"] | null;
            extendedWhy: string | null;
            hardship: boolean;
            key: string;
            /** @enum {string} */
            kind: "charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other";
            overdue: boolean;
            owner: string | null;
            reason: string | null;
            receivedOn: components["schemas"]["Day"];
            rule: string | null;
            suggested: ("charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other") | null;
            takenBy: string | null;
            theirNumber: string | null;
            valid: boolean | null;
            /** @enum {string} */
            via: "portal" | "phone" | "email" | "letter" | "sms" | "branch" | "regulator";
            words: string;
        };
        Complaints: {
            accounts: number;
            counts: {
                late: number;
                name: string;
                perTenThousand: number;
                received: number;
                valid: number;
                /** @enum {string} */
                what: "kind" | "via" | "cause" | "cause_of";
            }[];
            items: components["schemas"]["Complaint"][];
            reasons: {
                en: string;
                id: string;
                valid: boolean;
                zh: string;
            }[];
            reviewers: string[];
            today: components["schemas"]["Day"];
        };
        ConfirmedAgreement: {
            agreement: components["schemas"]["Agreement"];
            ended: components["schemas"]["Ended"] | null;
            /** @enum {string} */
            state: "bound" | "already-bound" | "withdrawn";
        };
        ConfirmedFactor: {
            /** @constant */
            state: "confirmed";
        };
        Contact: {
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            day: components["schemas"]["Day"];
            gate: string[];
            /** @enum {string} */
            state: "planned" | "held" | "cancelled" | "regretted";
            step: string;
            why: string;
        };
        ContactMade: {
            at: string;
            became: string | null;
            code: string;
            crossed: boolean;
            debts: string[];
            permit: number;
            purpose: string;
            sender: string;
            way: string;
        };
        Contacts: {
            contacts: components["schemas"]["Contact"][];
            gate: components["schemas"]["Gate"];
            made: components["schemas"]["ContactMade"][];
            today: components["schemas"]["Day"];
        };
        CreditEvent: {
            /** @enum {string} */
            act: "announce" | "report" | "update" | "mark" | "unmark" | "end" | "correct";
            day: components["schemas"]["Day"];
            daysPastDue: number;
            overdue: components["schemas"]["Amount"];
            since: components["schemas"]["Day"];
        };
        CreditRecord: {
            currency: components["schemas"]["Currency"];
            events: components["schemas"]["CreditEvent"][];
            monthsInOrder: number;
            records: {
                endedOn: components["schemas"]["Day"] | null;
                leavesOn: components["schemas"]["Day"] | null;
                marked: boolean;
                reportedOn: components["schemas"]["Day"];
                since: components["schemas"]["Day"];
            }[];
            reportFrom: components["schemas"]["Day"] | null;
            /** @enum {string} */
            state: "clear" | "late" | "announced" | "reported" | "ended";
            today: components["schemas"]["Day"];
        };
        Currency: {
            code: string;
            digits: number;
        };
        Day: string;
        DayInput: string;
        Devices: {
            on: boolean;
            others: number;
            publicKey: string | null;
        };
        DialItem: {
            account: string;
            accounts: string[];
            again: string | null;
            against: string[];
            allowed: boolean;
            currency: components["schemas"]["Currency"];
            headline: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            overdue: components["schemas"]["Amount"];
            person: string;
            phone: string | null;
            why: string;
            wish: components["schemas"]["Minute"] | null;
        };
        DialList: {
            connected: boolean;
            items: components["schemas"]["DialItem"][];
            now: components["schemas"]["Minute"];
            order: string;
            today: components["schemas"]["Day"];
        };
        Dispute: {
            accounts: string[];
            amount: components["schemas"]["Amount"] | null;
            answer: string | null;
            decidedBy: ("record" | "person" | "borrower") | null;
            decidedOn: components["schemas"]["Day"] | null;
            dispute: number;
            dueOn: components["schemas"]["Day"];
            evidence: {
                of: string;
                says: components["schemas"]["Names"];
                stands: string | null;
            }[];
            ground: string;
            key: string;
            /** @enum {string} */
            kind: "debt" | "amount" | "payment" | "identity" | "message";
            mayAppeal: boolean;
            mayWithdraw: boolean;
            outcome: ("upheld" | "rejected" | "withdrawn") | null;
            permit: number | null;
            reason: string | null;
            receivedOn: components["schemas"]["Day"];
            regulator: components["schemas"]["Names"] | null;
            repairs: {
                about: string;
                repair: string;
                state: string;
            }[];
            repeats: number | null;
            rests: boolean;
            rule: {
                id: string;
                source: string | null;
            };
            /** @enum {string} */
            state: "open" | "person" | "decided" | "withdrawn";
            verdict: ("right" | "wrong" | "crossed" | "regretted" | "not-ours" | "unclear") | null;
            verdictSays: components["schemas"]["Names"] | null;
            words: string;
        };
        DisputesDesk: {
            impostors: {
                at: string;
                because: components["schemas"]["Names"];
                key: string;
                note: string | null;
                seenBy: string | null;
                /** @enum {string} */
                state: "open" | "reported" | "dismissed";
                told: {
                    [key: string]: string | number | null;
                };
            }[];
            items: {
                accounts: string[];
                amount: components["schemas"]["Amount"] | null;
                answer: string | null;
                appealed: boolean;
                daysLeft: number;
                decidedBy: ("record" | "person" | "borrower") | null;
                decidedOn: components["schemas"]["Day"] | null;
                dispute: number;
                dueOn: components["schemas"]["Day"];
                evidence: {
                    of: string;
                    says: components["schemas"]["Names"];
                    stands: string | null;
                }[];
                ground: string;
                key: string;
                /** @enum {string} */
                kind: "debt" | "amount" | "payment" | "identity" | "message";
                mayAppeal: boolean;
                mayWithdraw: boolean;
                outcome: ("upheld" | "rejected" | "withdrawn") | null;
                permit: number | null;
                reason: string | null;
                receivedOn: components["schemas"]["Day"];
                regulator: components["schemas"]["Names"] | null;
                repairs: {
                    about: string;
                    repair: string;
                    state: string;
                }[];
                repeats: number | null;
                rests: boolean;
                rule: {
                    id: string;
                    source: string | null;
                };
                /** @enum {string} */
                state: "open" | "person" | "decided" | "withdrawn";
                takenBy: string;
                verdict: ("right" | "wrong" | "crossed" | "regretted" | "not-ours" | "unclear") | null;
                verdictSays: components["schemas"]["Names"] | null;
                who: string;
                words: string;
                worker: string | null;
            }[];
            repairs: {
                about: string;
                daysLeft: number;
                dueOn: components["schemas"]["Day"];
                key: string;
                repair: string;
                /** @enum {string} */
                state: "waits" | "asked";
                who: string;
            }[];
            today: components["schemas"]["Day"];
        };
        DisputeTaken: {
            dispute: components["schemas"]["Dispute"];
            ended: components["schemas"]["Ended"] | null;
            /** @enum {string} */
            state: "taken" | "before";
        };
        Doors: {
            accounts: number;
            pastDue: number;
            samples: {
                daysPastDue: number;
                host: string;
                /** @enum {string} */
                language: "zh-CN" | "en";
                name: string;
                product: components["schemas"]["Names"];
                reference: string;
            }[];
            today: components["schemas"]["Day"] | null;
        };
        DueDate: {
            account: string;
            amount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            day: components["schemas"]["Day"];
            product: components["schemas"]["Names"];
        };
        Ended: {
            cancelled: number;
            crossed: number;
            milliseconds: number;
            permits: number;
        };
        EndedSessions: {
            ended: number;
        };
        Gate: {
            askedAt: string;
            askedAtTold: string;
            law: string;
            ways: components["schemas"]["May"][];
        };
        GivenLink: {
            link: string;
        };
        Health: {
            faults: string[];
            lastClosedDay: components["schemas"]["Day"] | null;
            senders: {
                carriers: {
                    forSeconds: number;
                    name: string;
                    up: boolean;
                    way: string;
                    why: string | null;
                }[];
                heardSecondsAgo: number;
                sender: string;
                /** @enum {string} */
                state: "sending" | "holding" | "unheard-of" | "ended";
                why: string | null;
            }[];
            /** @enum {string} */
            state: "well" | "impaired" | "down";
            waiting: {
                messages: number;
                oldestDueMinutes: number;
                way: string;
            }[];
        };
        HostAccount: {
            account: components["schemas"]["BorrowerAccount"];
            host: string;
            reference: string;
            today: components["schemas"]["Day"];
        };
        HostContacts: {
            items: {
                accounts: string[];
                at: string;
                became: string | null;
                contact: string;
                purpose: string;
                sender: string;
                way: string;
            }[];
            next: string | null;
        };
        HostEntered: {
            account: string;
            name: string;
            on: components["schemas"]["Day"] | null;
            refused: string | null;
            /** @enum {string} */
            state: "entered" | "already-entered" | "suspended" | "already-suspended" | "refused";
        };
        HostEnteredAnswer: {
            items: components["schemas"]["HostEntered"][];
        };
        HostEvents: {
            items: components["schemas"]["ToldEvent"][];
            next: string;
        };
        HostPaymentInput: {
            amount: components["schemas"]["AmountInput"];
            currency: string;
            paidOn: components["schemas"]["DayInput"];
            payment: string;
        };
        HostTold: {
            ended: components["schemas"]["Ended"] | null;
            /** @enum {string} */
            state: "entered" | "already-entered";
        };
        Inbox: {
            messages: components["schemas"]["InboxMessage"][];
            more: boolean;
            today: string;
            unread: number;
        };
        InboxMessage: {
            accounts: string[];
            at: string;
            code: string;
            crossed: boolean;
            /** @enum {string} */
            language: "zh-CN" | "en";
            message: number;
            purpose: string;
            readAt: string | null;
            sender: components["schemas"]["Names"];
            subject: string | null;
            text: string;
            /** @enum {string} */
            way: "in-app" | "push";
        };
        InboxRead: {
            readAt: string;
            unread: number;
        };
        LetterOrdered: {
            message: number;
        };
        LetterPreview: {
            account: string;
            addressed: boolean;
            daysPastDue: number;
            /** @enum {string} */
            language: "zh-CN" | "en";
            may: components["schemas"]["May"];
            name: string;
            orderedToday: boolean;
            page: string | null;
            unwritten: {
                en: string;
                zh: string;
            } | null;
        };
        Letters: {
            ordered: {
                account: string;
                day: components["schemas"]["Day"];
                key: string;
                name: string;
                number: string | null;
                post: string | null;
                state: string;
                tracking: string | null;
                why: string | null;
            }[];
            samples: {
                account: string;
                daysPastDue: number;
                name: string;
            }[];
            today: components["schemas"]["Day"];
        };
        May: {
            again: string | null;
            allowed: boolean;
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            headline: string;
            missing: string[];
            possibleAt: string | null;
            /** @enum {string} */
            result: "permit" | "permit-with-flag" | "refuse-unless-rebutted" | "refuse";
            silent: components["schemas"]["RuleShown"][];
            speaking: components["schemas"]["RuleShown"][];
            until: string | null;
        };
        Me: {
            required: boolean;
            who: ({
                confirmed: boolean;
                /** @constant */
                kind: "staff";
                name: string;
                number: string;
                roles: ("agent" | "lead" | "strategist" | "compliance" | "administrator" | "agency" | "auditor")[];
            } | {
                host: string | null;
                /** @constant */
                kind: "borrower";
                reference: string | null;
            }) | null;
        };
        Minute: string;
        MinuteInput: string;
        Names: {
            en: string;
            zh: string;
        };
        Night: {
            accounts: number;
            contacts: number;
            day: components["schemas"]["Day"];
            events: number;
            finished: boolean;
            seconds: number | null;
            setAside: number;
        };
        NightReport: {
            balances: boolean;
            buckets: string[];
            control: {
                agrees: boolean;
                booked: components["schemas"]["Amount"];
                counted: components["schemas"]["Amount"];
                credit: string;
                debit: string;
            }[];
            currency: components["schemas"]["Currency"];
            gate: {
                asked: number;
                possible: number;
                refusals: {
                    contacts: number;
                    rule: string;
                    source: string | null;
                    told: string;
                }[];
                seconds: number;
            } | null;
            month: {
                nights: number;
                passages: {
                    accounts: number;
                    from: string | null;
                    to: string | null;
                }[];
            };
            night: components["schemas"]["Night"];
            passages: {
                accounts: number;
                from: string | null;
                to: string | null;
            }[];
            setAside: {
                account: string;
                error: string;
                key: string;
                since: components["schemas"]["Day"];
                solvedOn: components["schemas"]["Day"] | null;
                tries: number;
            }[];
            steps: {
                channel: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court") | null;
                held: number;
                planned: number;
                step: string;
            }[];
        };
        Nights: {
            book: {
                accounts: number;
                currency: components["schemas"]["Currency"];
                overdue: components["schemas"]["Amount"];
                pastDue: number;
                principal: components["schemas"]["Amount"];
                product: components["schemas"]["Names"];
            }[];
            next: components["schemas"]["Day"] | null;
            nights: components["schemas"]["Night"][];
            today: components["schemas"]["Day"];
        };
        Offer: {
            added: components["schemas"]["Amount"];
            /** @enum {string} */
            ageing: "stands" | "runs";
            brokenCosts: components["schemas"]["Amount"];
            endsOn: components["schemas"]["Day"];
            forgone: components["schemas"]["Amount"];
            /** @enum {string} */
            kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
            left: components["schemas"]["Amount"];
            monthly: components["schemas"]["Amount"];
            months: number;
            name: string;
            /** @enum {string} */
            needs: "system" | "agent" | "lead" | "committee";
            offer: number;
            /** @enum {string} */
            penalty: "stops" | "smaller" | "runs";
            /** @enum {string} */
            record: "no-new-late-mark" | "late-until-paid" | "settled-for-less";
            rows: {
                amount: components["schemas"]["Amount"];
                due: components["schemas"]["Day"];
            }[];
            schedule: {
                due: components["schemas"]["Day"];
                fee: components["schemas"]["Amount"];
                interest: components["schemas"]["Amount"];
                principal: components["schemas"]["Amount"];
            }[] | null;
            total: components["schemas"]["Amount"];
            until: components["schemas"]["Day"];
            waiting: components["schemas"]["Amount"];
            waived: components["schemas"]["Amount"];
            whole: components["schemas"]["Amount"];
            words: {
                ageing: string;
                broken: string;
                penalty: string;
                record: string;
                waiting: string;
            };
        };
        OneTimeWord: {
            good: boolean;
            told: string | null;
            until: string | null;
            word: string | null;
        };
        OwnComplaint: {
            answer: string | null;
            complaint: number;
            decidedOn: components["schemas"]["Day"] | null;
            dueOn: components["schemas"]["Day"] | null;
            extendedWhy: string | null;
            /** @enum {string} */
            kind: "charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other";
            receivedOn: components["schemas"]["Day"];
            rule: string | null;
            valid: boolean | null;
            words: string;
        };
        OwnComplaints: {
            items: components["schemas"]["OwnComplaint"][];
            outside: {
                name: components["schemas"]["Names"];
                phone: string;
            }[];
            today: components["schemas"]["Day"];
        };
        OwnDisputes: {
            items: components["schemas"]["Dispute"][];
            now: string;
            today: components["schemas"]["Day"];
        };
        OwnReminder: {
            at: string;
            daysBefore: number;
            /** @enum {string} */
            way: "in-app" | "push" | "sms" | "email";
        };
        OwnReminderInput: {
            at: string;
            daysBefore: number;
            /** @enum {string} */
            way: "in-app" | "push" | "sms" | "email";
        };
        OwnReview: {
            about: string;
            alternative: string | null;
            appealUntil: string | null;
            decidedAt: string | null;
            decidedBy: string;
            hold: boolean;
            /** @enum {string} */
            kind: "application" | "paper" | "statement" | "vulnerability" | "dispute" | "complaint" | "appeal";
            mayAppeal: boolean;
            outcome: ("granted" | "countered" | "refused" | "more-asked" | "nothing-found" | "supported") | null;
            reasons: {
                en: string;
                zh: string;
            }[];
            seq: number;
            since: string;
            /** @enum {string} */
            state: "waiting" | "decided";
            words: {
                en: string;
                zh: string;
            } | null;
        };
        OwnReviews: {
            items: components["schemas"]["OwnReview"][];
        };
        OwnSilences: {
            items: components["schemas"]["Silence"][];
        };
        OwnWarning: {
            asked: {
                /** @enum {string} */
                action: "remind" | "offer-date" | "offer-smaller" | "held-out" | "turned-off";
                due: components["schemas"]["Day"];
                reasons: components["schemas"]["Names"][];
            } | null;
            cancelled: number;
            off: boolean;
        };
        Paid: {
            amount: components["schemas"]["Amount"];
            ended: components["schemas"]["Ended"] | null;
            on: components["schemas"]["Day"] | null;
            /** @enum {string} */
            state: "entered" | "already-entered";
        };
        Paper: {
            bytes: number;
            expiresOn: components["schemas"]["Day"] | null;
            handedAt: string;
            issuedOn: components["schemas"]["Day"] | null;
            /** @enum {string} */
            kind: "income-proof" | "payslip" | "bank-statement" | "medical" | "death" | "disaster" | "disability" | "unemployment" | "police-report" | "other";
            mayTakeBack: boolean;
            media: string;
            opened: number;
            pages: number | null;
            seq: number;
            /** @enum {string} */
            state: "being-read" | "read" | "expired" | "taken-back";
        };
        PaperHanded: {
            again: boolean;
            handed: number;
            items: components["schemas"]["Paper"][];
            kinds: components["schemas"]["PaperKind"][];
            mostBytes: number;
            today: components["schemas"]["Day"];
        };
        PaperKind: {
            /** @enum {string} */
            kind: "income-proof" | "payslip" | "bank-statement" | "medical" | "death" | "disaster" | "disability" | "unemployment" | "police-report" | "other";
            name: {
                en: string;
                zh: string;
            };
            provesDays: number | null;
            sensitive: boolean;
            why: {
                en: string;
                zh: string;
            };
        };
        Papers: {
            items: components["schemas"]["Paper"][];
            kinds: components["schemas"]["PaperKind"][];
            mostBytes: number;
            today: components["schemas"]["Day"];
        };
        Person: {
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            otherAccounts: {
                account: string;
                key: string;
            }[];
            phone: string | null;
            region: string;
            timeZone: string;
        };
        PersonCases: {
            complaints: {
                due: components["schemas"]["Day"] | null;
                /** @enum {string} */
                kind: "charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other";
                number: number;
                open: boolean;
            }[];
            disputes: {
                due: components["schemas"]["Day"] | null;
                /** @enum {string} */
                kind: "debt" | "amount" | "payment" | "identity" | "message";
                number: number;
                open: boolean;
            }[];
            reviews: {
                due: components["schemas"]["Day"] | null;
                /** @enum {string} */
                kind: "application" | "paper" | "statement" | "vulnerability" | "dispute" | "complaint" | "appeal";
                number: number;
                open: boolean;
            }[];
        };
        Position: {
            billed: components["schemas"]["Amount"];
            bucket: string | null;
            credit: components["schemas"]["Amount"];
            day: components["schemas"]["Day"];
            daysPastDue: number;
            duePrincipal: components["schemas"]["Amount"];
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            minimum: components["schemas"]["Amount"];
            nextDay: components["schemas"]["Amount"];
            notDue: components["schemas"]["Amount"];
            overdue: components["schemas"]["Amount"];
            owed: components["schemas"]["Amount"];
            penalty: components["schemas"]["Amount"];
            settlement: components["schemas"]["Amount"];
        };
        Prevention: {
            dates: components["schemas"]["DueDate"][];
            reminders: components["schemas"]["OwnReminder"][];
            today: components["schemas"]["Day"];
        };
        Problem: {
            code?: string;
            detail: string;
            /** @default [] */
            errors: {
                todo: string;
                what: string;
                where: string;
            }[];
            instance: string;
            status: number;
            title: string;
            type: string;
        };
        Progress: {
            day: components["schemas"]["Day"] | null;
            done: number;
            error: string | null;
            of: number;
            /** @enum {string} */
            state: "idle" | "running" | "done" | "failed";
        };
        ProposalAnswer: {
            affordability: {
                confidence: string;
                free: components["schemas"]["Amount"];
                keeps: components["schemas"]["Amount"];
                lines: {
                    amount: components["schemas"]["Amount"];
                    name: string;
                    text: string;
                }[];
                source: string;
            } | null;
            /** @enum {string} */
            answer: "accepted" | "counter" | "person" | "refused";
            by: components["schemas"]["Day"] | null;
            offers: components["schemas"]["Offer"][];
            proposal: number;
            reasons: {
                key: string;
                source: string | null;
                text: string;
            }[];
        };
        ProposalAppeal: {
            decisions: components["schemas"]["OwnReview"][];
        };
        ProposalSeen: {
            answer: components["schemas"]["ProposalAnswer"];
            currency: components["schemas"]["Currency"];
            kinds: {
                coolingDays: number;
                /** @enum {string} */
                kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                monthsLeast: number;
                monthsMost: number;
                name: string;
            }[];
            openOffers: components["schemas"]["Offer"][];
            owed: components["schemas"]["Amount"];
            proposed: {
                amount: components["schemas"]["Amount"] | null;
                firstOn: components["schemas"]["Day"] | null;
                /** @enum {string} */
                kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                months: number | null;
                name: string;
            } | null;
            round: number;
            rounds: {
                amount: components["schemas"]["Amount"] | null;
                /** @enum {string} */
                answer: "accepted" | "counter" | "person" | "refused";
                byWhom: string;
                day: components["schemas"]["Day"];
                firstOn: components["schemas"]["Day"] | null;
                /** @enum {string} */
                kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                months: number | null;
                name: string;
                proposal: number;
            }[];
            stated: {
                answer: string;
                asks: string;
            }[];
            today: components["schemas"]["Day"];
        };
        Quote: {
            currency: components["schemas"]["Currency"];
            day: components["schemas"]["Day"];
            paid: {
                amount: components["schemas"]["Amount"];
                on: components["schemas"]["Day"];
                outcome: {
                    cost: components["schemas"]["Amount"];
                    position: components["schemas"]["Position"];
                };
                saves: components["schemas"]["Amount"];
                told: string[];
            } | null;
            today: components["schemas"]["Day"];
            without: {
                cost: components["schemas"]["Amount"];
                position: components["schemas"]["Position"];
            };
        };
        Rate: {
            perDays: number;
            ppm: string;
        };
        Regrets: {
            items: {
                accounts: string[];
                apology: string | null;
                at: string;
                day: components["schemas"]["Day"];
                key: string;
                late: {
                    countsFrom: string;
                    fact: string;
                    knownOn: string;
                } | null;
                way: string;
                who: string;
                words: string | null;
            }[];
            today: components["schemas"]["Day"];
        };
        Replies: {
            items: {
                at: string;
                /** @enum {string} */
                meaning: "stop" | "stop-in-words" | "wrong-number" | "words";
                people: {
                    accounts: string[];
                    name: string;
                }[];
                reference: string;
                sender: string;
                slot: number;
                /** @enum {string} */
                state: "open" | "answered" | "understood";
                text: string;
                way: string;
            }[];
            today: components["schemas"]["Day"];
        };
        ReviewCase: {
            about: string;
            account: string | null;
            appealed: boolean;
            /** @enum {string} */
            clock: "decided" | "in-time" | "soon" | "late";
            decided: {
                at: string;
                by: string;
            } | null;
            dueAt: string;
            flags: components["schemas"]["ReviewFlag"][];
            hold: boolean;
            key: string;
            /** @enum {string} */
            kind: "application" | "paper" | "statement" | "vulnerability" | "dispute" | "complaint" | "appeal";
            level: number;
            notBy: string[];
            openedAt: string;
            owner: string | null;
            proposed: {
                at: string;
                by: string;
            } | null;
            rule: string | null;
            sensitive: boolean;
            verdict: {
                alternative: string | null;
                /** @enum {string} */
                outcome: "granted" | "countered" | "refused" | "more-asked" | "nothing-found" | "supported";
                reasons: string[];
                words: {
                    en: string;
                    zh: string;
                };
            } | null;
            who: string;
            why: string;
        };
        ReviewFlag: {
            facts: {
                [key: string]: string;
            };
            /** @enum {string} */
            kind: "same-file" | "near-picture" | "near-text" | "edited-with" | "changed-after" | "dates-disagree" | "made-by-machine" | "not-comparable" | "income-differs" | "household-differs" | "employer-differs" | "dependants-differ" | "signed-after-death" | "pays-beyond-means" | "document-after-today" | "document-expired" | "income-paper-differs";
            other: {
                isPaper: boolean;
                item: number;
                who: string;
            } | null;
            share: number;
        };
        ReviewQueue: {
            items: components["schemas"]["ReviewCase"][];
            late: number;
            reasons: {
                en: string;
                for: ("granted" | "countered" | "refused" | "more-asked" | "nothing-found" | "supported")[];
                id: string;
                zh: string;
            }[];
            reviewers: {
                id: string;
                level: number;
                trained: boolean;
            }[];
            toApprove: number;
            today: components["schemas"]["Day"];
            waiting: number;
        };
        ReviewSides: {
            flag: number;
            other: {
                alike: number[][];
                at: string;
                marked: [
                    number,
                    number
                ][];
                media: string | null;
                paper: string | null;
                text: string | null;
                who: string;
            } | null;
            own: {
                alike: number[][];
                at: string;
                marked: [
                    number,
                    number
                ][];
                media: string | null;
                paper: string | null;
                text: string | null;
                who: string;
            };
        };
        Roots: {
            /** @constant */
            anhuan: "roots/1";
            keys: {
                before: string | null;
                from: components["schemas"]["Day"];
                key: string;
                public: string;
                until: components["schemas"]["Day"] | null;
                voucher: string | null;
            }[];
            seals: {
                day: components["schemas"]["Day"];
                signature: string;
                stamp: string | null;
                text: string;
            }[];
        };
        RuleShown: {
            from: string[];
            /** @enum {string} */
            outcome: "pass" | "flag" | "require" | "rebuttable" | "refuse" | "missing";
            rule: string;
            says: string;
            source: string;
            /** @enum {string} */
            strength: "must" | "should";
            told: string[];
        };
        Script: {
            paragraphs: string[];
            rule: string | null;
            template: string;
        };
        Sessions: {
            items: {
                began: string;
                device: string;
                own: boolean;
                seen: string;
            }[];
        };
        SetUpDone: {
            recovery: string[];
        };
        SetUpLink: {
            login: string;
            name: string;
            picture: string;
            secret: string;
        };
        SignedIn: {
            /** @constant */
            state: "in";
        };
        SignedOut: {
            /** @constant */
            state: "out";
        };
        Silence: {
            at: string;
            cancelled: number;
            crossed: {
                before: number | null;
                handedAt: string | null;
                recall: ("wanted" | "asked" | "done" | "too-late") | null;
                way: string;
            }[];
            key: string;
            knownAt: string;
            permits: number;
            silencedAt: string;
            sinceCommit: number | null;
            sinceKnown: number | null;
            what: string;
            who: string;
        };
        Silences: {
            counted: number;
            items: components["schemas"]["Silence"][];
            next: number | null;
            sinceCommit: {
                p50: number | null;
                p99: number | null;
            };
            sinceKnown: {
                p50: number | null;
                p99: number | null;
            };
            today: components["schemas"]["Day"];
        };
        Staff: {
            items: {
                agency: string | null;
                ended: boolean;
                login: string;
                name: string;
                number: string;
                ready: boolean;
                roles: ("agent" | "lead" | "strategist" | "compliance" | "administrator" | "agency" | "auditor")[];
            }[];
        };
        Statement: {
            account: components["schemas"]["BorrowerAccount"];
            carries: boolean;
            charges: components["schemas"]["Charge"][];
            days: components["schemas"]["StatementDay"][];
            from: components["schemas"]["Day"];
            opened: components["schemas"]["Day"];
            penalty: {
                accrued: components["schemas"]["Amount"];
                entered: components["schemas"]["Amount"];
                lost: components["schemas"]["Amount"];
                paid: components["schemas"]["Amount"];
                waived: components["schemas"]["Amount"];
            };
            to: components["schemas"]["Day"];
            today: components["schemas"]["Day"];
        };
        StatementDay: {
            charges: components["schemas"]["Charge"][];
            day: components["schemas"]["Day"];
            daysPastDue: number;
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            lent: components["schemas"]["Amount"];
            lost: components["schemas"]["Amount"];
            overdue: components["schemas"]["Amount"];
            owed: components["schemas"]["Amount"];
            paid: components["schemas"]["Amount"];
            penalty: components["schemas"]["Amount"];
            told: string[];
            waived: components["schemas"]["Amount"];
        };
        Taken: {
            /** @constant */
            state: "taken";
        };
        Text: {
            approved: {
                by: string;
                day: components["schemas"]["Day"];
                law: string;
            } | null;
            body: string;
            findings: components["schemas"]["TextFinding"][];
            key: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            outer: string | null;
            proposedBy: string;
            retired: {
                by: string;
                day: components["schemas"]["Day"];
                law: string;
            } | null;
            /** @enum {string} */
            state: "proposed" | "in-use" | "replaced" | "retired";
            /** @enum {string} */
            tone: "friendly" | "plain" | "formal";
            version: number;
            /** @enum {string} */
            way: "in-app" | "push" | "sms" | "email" | "data-message" | "portal" | "social" | "personal-account" | "call" | "voicemail" | "letter" | "postcard" | "visit" | "court";
        };
        TextFinding: {
            about: string;
            confidence: string;
            outcome: string;
            rule: string;
            source: string;
            suggestion: components["schemas"]["Names"];
            /** @enum {string} */
            where: "body" | "outer";
            words: string;
        };
        TextMarked: {
            key: string;
        };
        TextPreview: {
            composed: {
                body: string;
                content: string[];
                facts: {
                    [key: string]: string;
                };
                html: string | null;
                letters: number;
                outer: string | null;
                parts: number | null;
                template: string;
            } | null;
            findings: components["schemas"]["TextFinding"][];
            refused: {
                rule: string;
                source: string;
                told: components["schemas"]["Names"];
                why: string;
            } | null;
        };
        Texts: {
            laws: string[];
            samples: {
                account: string;
                accounts: number;
                daysPastDue: number;
                name: string;
            }[];
            texts: components["schemas"]["TextVersion"][];
            today: components["schemas"]["Day"];
        };
        TextVersion: {
            approved: {
                by: string;
                day: components["schemas"]["Day"];
                law: string;
            } | null;
            key: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            proposedBy: string;
            retired: {
                by: string;
                day: components["schemas"]["Day"];
                law: string;
            } | null;
            /** @enum {string} */
            state: "proposed" | "in-use" | "replaced" | "retired";
            /** @enum {string} */
            tone: "friendly" | "plain" | "formal";
            version: number;
            /** @enum {string} */
            way: "in-app" | "push" | "sms" | "email" | "data-message" | "portal" | "social" | "personal-account" | "call" | "voicemail" | "letter" | "postcard" | "visit" | "court";
        };
        TimelineEntry: {
            amount: components["schemas"]["Amount"] | null;
            day: components["schemas"]["Day"];
            gate: string[];
            /** @enum {string} */
            kind: "money" | "charge" | "due" | "age" | "contact" | "held" | "pause" | "plan" | "terms";
            seq: number;
            told: string;
        };
        ToldEvent: {
            data: {
                [key: string]: unknown;
            };
            id: string;
            timestamp: string;
            type: string;
        };
        ToldMessageInput: {
            /** @default null */
            at?: string | null;
            /** @default null */
            code?: string | null;
            /** @default null */
            number?: string | null;
            /** @default null */
            text?: string | null;
            /** @default null */
            way?: ("in-app" | "push" | "sms" | "email" | "data-message" | "portal" | "social" | "personal-account" | "call" | "voicemail" | "letter" | "postcard" | "visit" | "court") | null;
        };
        ToldWord: {
            why: ("no-call" | "no-word" | "over" | "told-before") | null;
            word: string | null;
        };
        Warning: {
            account: string;
            /** @enum {string} */
            action: "remind" | "offer-date" | "offer-smaller" | "held-out" | "turned-off";
            due: components["schemas"]["Day"];
            message: string | null;
            outcome: ("kept" | "missed") | null;
            points: number;
            product: components["schemas"]["Names"];
            reasons: {
                name: string;
                points: number;
                told: components["schemas"]["Names"];
            }[];
            seenOn: components["schemas"]["Day"];
            who: string;
            why: string | null;
        };
        Warnings: {
            actions: {
                /** @enum {string} */
                action: "remind" | "offer-date" | "offer-smaller" | "held-out" | "turned-off";
                kept: number;
                missed: number;
                missedShare: number | null;
                open: number;
            }[];
            fairness: {
                came: number;
                caught: number;
                falseAlarms: number;
                group: string;
                rows: number;
                said: number;
                trait: string;
            }[];
            falseAlarms: {
                kept: number;
                settled: number;
                share: number | null;
            };
            helpFrom: {
                bill: number;
                instalment: number;
                plan: number;
            };
            items: components["schemas"]["Warning"][];
            lead: number | null;
            model: string;
            since: components["schemas"]["Day"];
            today: components["schemas"]["Day"];
            watched: {
                alarmed: number;
                looked: number;
                missed: number;
                nights: number;
            };
        };
        WebhookAgain: {
            again: number;
        };
        WebhookDeliveries: {
            items: {
                at: string;
                id: string;
                kind: string;
                milliseconds: number | null;
                nextAt: string | null;
                position: string;
                said: string | null;
                /** @enum {string} */
                state: "waiting" | "sending" | "told" | "failed";
                status: number | null;
                tries: number;
            }[];
            next: string | null;
        };
        WebhookDelivery: {
            body: string;
            id: string;
            kind: string;
            /** @enum {string} */
            state: "waiting" | "sending" | "told" | "failed";
            tries: {
                at: string;
                milliseconds: number;
                said: string;
                status: number | null;
                try: number;
            }[];
        };
        WebhookEndpoints: {
            items: {
                bothUntil: string | null;
                endpoint: number;
                failed: number;
                host: string | null;
                kinds: string[];
                madeAt: string;
                madeBy: string;
                /** @enum {string} */
                state: "works" | "failing" | "stopped";
                stoppedWhy: string | null;
                url: string;
                waiting: number;
            }[];
            kinds: string[];
        };
        WebhookSecret: {
            endpoint: number;
            secret: string;
        };
        WebhookState: {
            /** @enum {string} */
            state: "stopped" | "started";
        };
        WebhookTest: {
            position: string;
        };
        Wish: {
            decidedBy: components["schemas"]["Day"] | null;
            ended: components["schemas"]["Ended"] | null;
        };
        Work: {
            items: components["schemas"]["WorkItem"][];
            next: string | null;
            order: string;
            today: components["schemas"]["Day"];
        };
        WorkItem: {
            account: string;
            bucket: string | null;
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            currency: components["schemas"]["Currency"];
            daysPastDue: number;
            first: components["schemas"]["Day"];
            key: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            last: components["schemas"]["Day"];
            name: string;
            overdue: components["schemas"]["Amount"];
            phone: string | null;
            planned: number;
            product: components["schemas"]["Names"];
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAgentAccountsKey: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgentAccount"];
                };
            };
        };
    };
    getAgentAccountsKeyAgreeing: {
        parameters: {
            query: {
                language?: "zh-CN" | "en";
                staff: string;
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Agreeing"];
                };
            };
        };
    };
    postAgentAccountsKeyCare: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    consent: boolean;
                    kinds: ("illness" | "disability" | "bereavement" | "disaster" | "minor" | "coercion" | "distress")[];
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PersonCases"];
                };
            };
        };
    };
    getAgentAccountsKeyCases: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PersonCases"];
                };
            };
        };
    };
    postAgentAccountsKeyOffersOfferAccept: {
        parameters: {
            query: {
                language?: "zh-CN" | "en";
                staff: string;
            };
            path: {
                key: string;
                offer: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AcceptedOffer"];
                };
            };
        };
    };
    postAgentAccountsKeyProposals: {
        parameters: {
            query: {
                language?: "zh-CN" | "en";
                staff: string;
            };
            header: {
                "idempotency-key": string;
            };
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    circumstances: {
                        /** @enum {string} */
                        area: "urban" | "rural";
                        hardUntil: components["schemas"]["DayInput"] | null;
                        housing: components["schemas"]["AmountInput"];
                        incomes: {
                            amount: components["schemas"]["AmountInput"];
                            /** @enum {string} */
                            every: "week" | "two-weeks" | "month" | "quarter" | "year";
                            /** @enum {string} */
                            sure: "contract" | "usual" | "hoped";
                        }[];
                        onHand: components["schemas"]["AmountInput"];
                        otherDebts: components["schemas"]["AmountInput"];
                        people: number;
                        salaryDate: number | null;
                        unavoidable: components["schemas"]["AmountInput"];
                    };
                    proposal: {
                        amount: components["schemas"]["AmountInput"] | null;
                        firstOn: components["schemas"]["DayInput"] | null;
                        /** @enum {string} */
                        kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                        months: number | null;
                    };
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ProposalAnswer"];
                };
            };
        };
    };
    postAgentAccountsKeyWord: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ToldWord"];
                };
            };
        };
    };
    postAgentCalls: {
        requestBody: {
            content: {
                "application/json": {
                    extension: string;
                    person: string;
                    worker: string;
                };
            };
        };
        responses: {
            201: {
                content: {
                    "application/json": components["schemas"]["CallBegun"];
                };
            };
        };
    };
    getAgentCallsCall: {
        parameters: {
            path: {
                call: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
        };
    };
    postAgentCallsCallHangUp: {
        parameters: {
            path: {
                call: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
        };
    };
    postAgentCallsCallOutcome: {
        parameters: {
            path: {
                call: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    callBackAt?: components["schemas"]["MinuteInput"] | null;
                    /** @default [] */
                    discussed?: string[];
                    /** @enum {string} */
                    heard: "spoke" | "third-party" | "wrong-number" | "no-answer" | "busy" | "not-in-service" | "voicemail";
                    /** @default null */
                    note?: string | null;
                    /** @default [] */
                    raised?: string[];
                    /** @default [] */
                    said?: ("no-calls" | "no-contact" | "not-now" | "disputes")[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
        };
    };
    getAgentCallsCallRecording: {
        parameters: {
            path: {
                call: string;
            };
        };
        responses: {
            200: {
                content: {
                    "audio/*": unknown;
                };
            };
        };
    };
    postAgentCallsCallRecording: {
        parameters: {
            path: {
                call: string;
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file?: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
        };
    };
    getAgentCallsList: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                size?: number;
                worker?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DialList"];
                };
            };
        };
    };
    postAgentDisputes: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    /** @default [] */
                    accounts?: string[];
                    agent: string;
                    /** @default null */
                    amount?: components["schemas"]["AmountInput"] | null;
                    /** @enum {string} */
                    ground: "not-mine" | "settled" | "fraud" | "charged-too-much" | "wrong-sum" | "not-credited" | "credited-late" | "credited-elsewhere" | "wrong-person" | "stolen-identity" | "had-paid" | "had-agreed" | "had-stopped" | "was-disputed" | "too-often" | "wrong-hour" | "wrong-way" | "not-from-you" | "how-i-was-spoken-to" | "not-the-one" | "other";
                    /** @enum {string} */
                    kind: "debt" | "amount" | "payment" | "identity" | "message";
                    /** @default null */
                    permit?: number | null;
                    /** @default null */
                    proof?: ("receipt" | "statement" | "identity-document" | "police-report" | "other") | null;
                    /** @default null */
                    told?: components["schemas"]["ToldMessageInput"] | null;
                    /** @enum {string} */
                    via: "call" | "letter" | "email" | "sms" | "response-form" | "by-hand";
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DisputeTaken"];
                };
            };
        };
    };
    getAgentReplies: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                size?: number;
                state?: "open" | "answered" | "understood";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Replies"];
                };
            };
        };
    };
    postAgentRepliesAnswered: {
        requestBody: {
            content: {
                "application/json": {
                    reference: string;
                    slot: number;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Replies"];
                };
            };
        };
    };
    postAgentRepliesTurned: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    /** @enum {string} */
                    into: "complaint" | "debt" | "amount" | "payment" | "identity";
                    reference: string;
                    slot: number;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Replies"];
                };
            };
        };
    };
    getAgentReview: {
        parameters: {
            query?: {
                kind?: "application" | "paper" | "statement" | "vulnerability" | "dispute" | "complaint" | "appeal";
                size?: number;
                state?: "waiting" | "decided";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ReviewQueue"];
                };
            };
        };
    };
    getAgentReviewCase: {
        parameters: {
            path: {
                case: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ReviewCase"];
                };
            };
        };
    };
    postAgentReviewCaseOpenFlag: {
        parameters: {
            path: {
                case: string;
                flag: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ReviewSides"];
                };
            };
        };
    };
    postAgentReviewCaseProposal: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ProposalSeen"];
                };
            };
        };
    };
    postAgentReviewCaseStep: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    act: "claim" | "give-back" | "approve" | "send-back";
                    by: string;
                } | {
                    /** @enum {string} */
                    act: "assign";
                    by: string;
                    to: string;
                } | {
                    /** @enum {string} */
                    act: "decide";
                    by: string;
                    terms?: {
                        asked: {
                            amount: components["schemas"]["AmountInput"] | null;
                            firstOn: components["schemas"]["DayInput"] | null;
                            /** @enum {string} */
                            kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                            months: number | null;
                        } | null;
                        round: number;
                    };
                    verdict: {
                        alternative: string | null;
                        /** @enum {string} */
                        outcome: "granted" | "countered" | "refused" | "more-asked" | "nothing-found" | "supported";
                        reasons: string[];
                        words: {
                            en: string;
                            zh: string;
                        };
                    };
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ReviewCase"];
                };
            };
        };
    };
    getAgentWork: {
        parameters: {
            query?: {
                after?: string;
                bucket?: string;
                channel?: "call" | "letter" | "visit" | "court";
                language?: "zh-CN" | "en";
                product?: string;
                size?: number;
                when?: "today" | "waiting";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
        };
    };
    getBorrowerHostReference: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Borrower"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountAgreeing: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Agreeing"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountAgreementsAgreement: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                agreement: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountAgreementsAgreementConfirm: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                agreement: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ConfirmedAgreement"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountAgreementsAgreementPdf: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                agreement: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountAgreementsAgreementWithdraw: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                agreement: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ConfirmedAgreement"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountAhead: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Ahead"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountCare: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    consent: boolean;
                    kinds: ("illness" | "disability" | "bereavement" | "disaster" | "minor" | "coercion" | "distress")[];
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Care"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountComplaints: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnComplaints"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountComplaints: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: ("charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other") | null;
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnComplaints"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountContacts: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Contacts"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountCredit: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CreditRecord"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountOffersOfferAccept: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                host: string;
                offer: number;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AcceptedOffer"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountPapers: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Papers"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountPapers: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file?: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PaperHanded"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountPapersSeqTakeBack: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
                seq: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Papers"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountPay: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["AmountInput"];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Paid"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountProposals: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            header: {
                "idempotency-key": string;
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    circumstances: {
                        /** @enum {string} */
                        area: "urban" | "rural";
                        hardUntil: components["schemas"]["DayInput"] | null;
                        housing: components["schemas"]["AmountInput"];
                        incomes: {
                            amount: components["schemas"]["AmountInput"];
                            /** @enum {string} */
                            every: "week" | "two-weeks" | "month" | "quarter" | "year";
                            /** @enum {string} */
                            sure: "contract" | "usual" | "hoped";
                        }[];
                        onHand: components["schemas"]["AmountInput"];
                        otherDebts: components["schemas"]["AmountInput"];
                        people: number;
                        salaryDate: number | null;
                        unavoidable: components["schemas"]["AmountInput"];
                    };
                    proposal: {
                        amount: components["schemas"]["AmountInput"] | null;
                        firstOn: components["schemas"]["DayInput"] | null;
                        /** @enum {string} */
                        kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                        months: number | null;
                    };
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ProposalAnswer"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountProposalsProposalAppeal: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
                host: string;
                proposal: number;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ProposalAppeal"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountQuote: {
        parameters: {
            query?: {
                day?: components["schemas"]["DayInput"];
                language?: "zh-CN" | "en";
                on?: components["schemas"]["DayInput"];
                pay?: components["schemas"]["AmountInput"];
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountReviews: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnReviews"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountReviewsSeqAppeal: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
                seq: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnReviews"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountSilence: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnSilences"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountStatement: {
        parameters: {
            query?: {
                from?: components["schemas"]["DayInput"];
                language?: "zh-CN" | "en";
                to?: components["schemas"]["DayInput"];
            };
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountWarning: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnWarning"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountWarning: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    off: boolean;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnWarning"];
                };
            };
        };
    };
    postBorrowerHostReferenceAccountsAccountWishes: {
        parameters: {
            path: {
                account: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    wish: "no-contact";
                } | {
                    /** @enum {string} */
                    way: "sms" | "email" | "push" | "in-app" | "call" | "letter" | "visit";
                    /** @enum {string} */
                    wish: "no-way";
                } | {
                    /** @enum {string} */
                    way: "sms" | "email" | "push" | "in-app" | "call" | "letter" | "visit";
                    /** @enum {string} */
                    wish: "way-again";
                } | {
                    address: string;
                    /** @enum {string} */
                    wish: "no-address";
                } | {
                    from: string;
                    to: string;
                    /** @enum {string} */
                    wish: "hours";
                } | {
                    /** @enum {string} */
                    wish: "any-hours";
                } | {
                    /** @enum {string} */
                    scope: "call" | "sms" | "time" | "way";
                    /** @enum {string} */
                    wish: "withdraw-consent";
                } | {
                    day: components["schemas"]["DayInput"];
                    step: string;
                    /** @enum {string} */
                    wish: "contact-wrong";
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Wish"];
                };
            };
        };
    };
    getBorrowerHostReferenceCalendarIcs: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "text/calendar": unknown;
                };
            };
        };
    };
    postBorrowerHostReferenceDevices: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint: string;
                    keys: {
                        auth: string;
                        p256dh: string;
                    };
                    /** @enum {string} */
                    language: "zh-CN" | "en";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
        };
    };
    postBorrowerHostReferenceDevicesRemove: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint: string | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
        };
    };
    postBorrowerHostReferenceDevicesThis: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint: string | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
        };
    };
    getBorrowerHostReferenceDisputes: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnDisputes"];
                };
            };
        };
    };
    postBorrowerHostReferenceDisputes: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    accounts?: string[];
                    /** @default null */
                    amount?: components["schemas"]["AmountInput"] | null;
                    /** @enum {string} */
                    ground: "not-mine" | "settled" | "fraud" | "charged-too-much" | "wrong-sum" | "not-credited" | "credited-late" | "credited-elsewhere" | "wrong-person" | "stolen-identity" | "had-paid" | "had-agreed" | "had-stopped" | "was-disputed" | "too-often" | "wrong-hour" | "wrong-way" | "not-from-you" | "how-i-was-spoken-to" | "not-the-one" | "other";
                    /** @enum {string} */
                    kind: "debt" | "amount" | "payment" | "identity" | "message";
                    /** @default null */
                    permit?: number | null;
                    /** @default null */
                    proof?: ("receipt" | "statement" | "identity-document" | "police-report" | "other") | null;
                    /** @default null */
                    told?: components["schemas"]["ToldMessageInput"] | null;
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DisputeTaken"];
                };
            };
        };
    };
    postBorrowerHostReferenceDisputesDisputeAppeal: {
        parameters: {
            path: {
                dispute: number;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnDisputes"];
                };
            };
        };
    };
    postBorrowerHostReferenceDisputesDisputeWithdraw: {
        parameters: {
            path: {
                dispute: number;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnDisputes"];
                };
            };
        };
    };
    getBorrowerHostReferenceMessages: {
        parameters: {
            query?: {
                before?: number;
            };
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
        };
    };
    postBorrowerHostReferenceMessagesMessageRead: {
        parameters: {
            path: {
                host: string;
                message: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["InboxRead"];
                };
            };
        };
    };
    getBorrowerHostReferencePrevention: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Prevention"];
                };
            };
        };
    };
    postBorrowerHostReferenceReminders: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reminders: components["schemas"]["OwnReminderInput"][];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Prevention"];
                };
            };
        };
    };
    getBorrowerHostReferenceWord: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OneTimeWord"];
                };
            };
        };
    };
    postBorrowerHostReferenceWord: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OneTimeWord"];
                };
            };
        };
    };
    getDoors: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Doors"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query: {
                accounts?: string;
                door: "borrower" | "agent" | "studio";
                host?: string;
                reference?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    getEvidenceRoots: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Roots"];
                };
            };
        };
    };
    getHostHostAccountsReference: {
        parameters: {
            query?: {
                on?: components["schemas"]["DayInput"];
            };
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostAccount"];
                };
            };
        };
    };
    postHostHostAccountsReferenceAddresses: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @enum {string} */
                    kind: "mobile" | "landline" | "email" | "postal";
                    literal: string;
                    /**
                     * @default active
                     * @enum {string}
                     */
                    state?: "active" | "invalid" | "wrong";
                    /** @default null */
                    use?: ("home" | "work" | "personal") | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostTold"];
                };
            };
        };
    };
    postHostHostAccountsReferenceHolds: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    hold: string;
                    /** @enum {string} */
                    kind: "death" | "fraud" | "dispute" | "hardship" | "disaster";
                    /** @default null */
                    until?: components["schemas"]["DayInput"] | null;
                    /** @default  */
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostTold"];
                };
            };
        };
    };
    postHostHostAccountsReferenceHoldsHoldLift: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                hold: string;
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "death" | "hardship" | "disaster";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostTold"];
                };
            };
        };
    };
    postHostHostAccountsReferencePayments: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HostPaymentInput"];
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostEnteredAnswer"];
                };
            };
        };
    };
    getHostHostContacts: {
        parameters: {
            query: {
                after?: string;
                day: components["schemas"]["DayInput"];
                size?: number;
            };
            path: {
                host: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostContacts"];
                };
            };
        };
    };
    postHostHostCorrections: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        account: string;
                        amount: components["schemas"]["AmountInput"];
                        correction: string;
                        currency: string;
                        valueOn: components["schemas"]["DayInput"];
                        /** @enum {string} */
                        what: "charge-fee" | "charge-penalty" | "waive-fee" | "waive-penalty" | "waive-interest" | "charge-back" | "lent" | "write-off";
                    }[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostEnteredAnswer"];
                };
            };
        };
    };
    getHostHostEvents: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            path: {
                host: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostEvents"];
                };
            };
        };
    };
    postHostHostPayments: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        account: string;
                        amount: components["schemas"]["AmountInput"];
                        currency: string;
                        paidOn: components["schemas"]["DayInput"];
                        payment: string;
                    }[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostEnteredAnswer"];
                };
            };
        };
    };
    postHostHostReversals: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                host: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        account: string;
                        payment: string;
                        reversal: string;
                        valueOn: components["schemas"]["DayInput"];
                    }[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HostEnteredAnswer"];
                };
            };
        };
    };
    postPeopleCode: {
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                };
            };
        };
        responses: {
            202: {
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
        };
    };
    postPeopleCodeSignIn: {
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    phone: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    postPeopleConfirm: {
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ConfirmedFactor"];
                };
            };
        };
    };
    getPeopleKeys: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
        };
    };
    postPeopleKeys: {
        requestBody: {
            content: {
                "application/json": {
                    /** @default 365 */
                    days?: number;
                    /** @default null */
                    host?: string | null;
                    name: string;
                    /** @default 6000 */
                    perMinute?: number;
                    scopes: ("accounts:read" | "payments:write" | "corrections:write" | "people:write" | "contacts:read" | "events:read")[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
        };
    };
    postPeopleKeysKeyEnd: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ApiKeyEnded"];
                };
            };
        };
    };
    postPeopleLink: {
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SetUpLink"];
                };
            };
        };
    };
    getPeopleMe: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    getPeopleSessions: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
        };
    };
    postPeopleSessionsEndOthers: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
        };
    };
    postPeopleSetUp: {
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SetUpDone"];
                };
            };
        };
    };
    postPeopleSignIn: {
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    login: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    postPeopleSignOut: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
        };
    };
    getPeopleStaff: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
        };
    };
    postPeopleStaff: {
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    agency?: string | null;
                    login: string;
                    name: string;
                    number: string;
                    roles: ("agent" | "lead" | "strategist" | "compliance" | "administrator" | "agency" | "auditor")[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["GivenLink"];
                };
            };
        };
    };
    postPeopleStaffNumberEnd: {
        parameters: {
            path: {
                number: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
        };
    };
    postPeopleStaffNumberLink: {
        parameters: {
            path: {
                number: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["GivenLink"];
                };
            };
        };
    };
    getPeopleWebhooks: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookEndpoints"];
                };
            };
        };
    };
    postPeopleWebhooks: {
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    host?: string | null;
                    kinds: ("payment.recorded" | "payment.reversed" | "payment.charged_back" | "account.lent" | "account.corrected" | "account.written_off" | "account.paused" | "account.resumed" | "account.past_due" | "account.bucket_changed" | "account.cured" | "agreement.bound" | "agreement.withdrawn" | "agreement.missed" | "agreement.broken" | "agreement.completed" | "dispute.opened" | "dispute.decided" | "dispute.withdrawn" | "complaint.opened" | "complaint.decided" | "contact.made" | "contact.stopped" | "hold.placed" | "hold.lifted")[];
                    url: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
        };
    };
    postPeopleWebhooksEndpointAgain: {
        parameters: {
            path: {
                endpoint: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    failedSince?: components["schemas"]["DayInput"];
                    position?: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookAgain"];
                };
            };
        };
    };
    getPeopleWebhooksEndpointDeliveries: {
        parameters: {
            query?: {
                after?: string;
                kind?: string;
                size?: number;
                state?: "waiting" | "sending" | "told" | "failed";
            };
            path: {
                endpoint: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
        };
    };
    getPeopleWebhooksEndpointDeliveriesPosition: {
        parameters: {
            path: {
                endpoint: number;
                position: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    postPeopleWebhooksEndpointSecret: {
        parameters: {
            path: {
                endpoint: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
        };
    };
    postPeopleWebhooksEndpointStart: {
        parameters: {
            path: {
                endpoint: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookState"];
                };
            };
        };
    };
    postPeopleWebhooksEndpointStop: {
        parameters: {
            path: {
                endpoint: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookState"];
                };
            };
        };
    };
    postPeopleWebhooksEndpointTest: {
        parameters: {
            path: {
                endpoint: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
        };
    };
    getStudioApologies: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Regrets"];
                };
            };
        };
    };
    postStudioApologiesKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Regrets"];
                };
            };
        };
    };
    getStudioComplaints: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                state?: "open" | "decided";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Complaints"];
                };
            };
        };
    };
    postStudioComplaints: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    host: string;
                    kind: ("charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other") | null;
                    reference: string;
                    theirNumber: string | null;
                    /** @enum {string} */
                    via: "phone" | "email" | "letter" | "sms" | "branch" | "regulator";
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Complaints"];
                };
            };
        };
    };
    postStudioComplaintsComplaintDecide: {
        parameters: {
            path: {
                complaint: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    cause: "strategy" | "template" | "agent" | "agency" | "carrier" | "data" | "product" | "delay" | "none";
                    causeOf: string | null;
                    /** @enum {string} */
                    kind: "charges" | "payments" | "hardship" | "settlement" | "credit-record" | "identity" | "contract" | "contact" | "service" | "other";
                    reason: string;
                    valid: boolean;
                    words: {
                        en: string;
                        zh: string;
                    };
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
        };
    };
    postStudioComplaintsComplaintMoreTime: {
        parameters: {
            path: {
                complaint: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    how: "complex" | "extended";
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
        };
    };
    getStudioCreditEvents: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["BureauFeed"];
                };
            };
        };
    };
    getStudioDisputes: {
        parameters: {
            query?: {
                size?: number;
                state?: "waiting" | "ended";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DisputesDesk"];
                };
            };
        };
    };
    postStudioDisputesKeyDecide: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                    by: string;
                    /** @default [] */
                    corrections?: ({
                        account: string;
                        amount: components["schemas"]["AmountInput"];
                        /** @enum {string} */
                        type: "paid";
                        valueOn: components["schemas"]["DayInput"];
                    } | {
                        account: string;
                        amount: components["schemas"]["AmountInput"];
                        /** @enum {string} */
                        part: "fee" | "penalty" | "interest";
                        /** @enum {string} */
                        type: "waived";
                        valueOn: components["schemas"]["DayInput"];
                    } | {
                        account: string;
                        of: string;
                        /** @enum {string} */
                        type: "reversed";
                        valueOn: components["schemas"]["DayInput"];
                    })[];
                    /** @enum {string} */
                    outcome: "upheld" | "rejected";
                    /** @enum {string} */
                    reason: "payment-found" | "charge-was-wrong" | "not-the-debtor" | "fraud-confirmed" | "contact-was-wrong" | "goodwill" | "records-hold" | "contract-signed" | "payment-not-ours" | "no-evidence" | "contact-was-right" | "repeats-an-answered-one";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DisputesDesk"];
                };
            };
        };
    };
    postStudioImpostorsKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    note: string;
                    /** @enum {string} */
                    state: "reported" | "dismissed";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DisputesDesk"];
                };
            };
        };
    };
    getStudioLetters: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Letters"];
                };
            };
        };
    };
    getStudioLettersAccount: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                account: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LetterPreview"];
                };
            };
        };
    };
    postStudioLettersAccountOrders: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                account: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                };
            };
        };
        responses: {
            201: {
                content: {
                    "application/json": components["schemas"]["LetterOrdered"];
                };
            };
        };
    };
    getStudioLettersAccountPage: {
        parameters: {
            path: {
                account: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    postStudioNextDay: {
        responses: {
            202: {
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
        };
    };
    getStudioNights: {
        parameters: {
            query?: {
                before?: components["schemas"]["DayInput"];
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Nights"];
                };
            };
        };
    };
    getStudioNightsDay: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                day: components["schemas"]["DayInput"];
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["NightReport"];
                };
            };
        };
    };
    getStudioProgress: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
        };
    };
    postStudioRepairsKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    about: string;
                    by: string;
                    note: string;
                    repair: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DisputesDesk"];
                };
            };
        };
    };
    getStudioSilence: {
        parameters: {
            query?: {
                before?: number;
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Silences"];
                };
            };
        };
    };
    getStudioTexts: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Texts"];
                };
            };
        };
    };
    postStudioTexts: {
        requestBody: {
            content: {
                "application/json": {
                    body: string;
                    by: string;
                    /** @enum {string} */
                    language: "zh-CN" | "en";
                    name: unknown;
                    outer: string | null;
                    /** @enum {string} */
                    tone: "friendly" | "plain" | "formal";
                    /** @enum {string} */
                    way: "in-app" | "push" | "sms" | "email" | "data-message" | "portal" | "social" | "personal-account" | "call" | "voicemail" | "letter" | "postcard" | "visit" | "court";
                };
            };
        };
        responses: {
            201: {
                content: {
                    "application/json": components["schemas"]["TextMarked"];
                };
            };
        };
    };
    getStudioTextsKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
        };
    };
    postStudioTextsKeyApprove: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["TextMarked"];
                };
            };
        };
    };
    postStudioTextsKeyRetire: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["TextMarked"];
                };
            };
        };
    };
    postStudioTextsPreview: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    draft: {
                        body: string;
                        outer: string | null;
                    } | null;
                    /** @enum {string} */
                    language: "zh-CN" | "en";
                    name: unknown;
                    /** @enum {string} */
                    tone: "friendly" | "plain" | "formal";
                    /** @enum {string} */
                    way: "in-app" | "push" | "sms" | "email" | "data-message" | "portal" | "social" | "personal-account" | "call" | "voicemail" | "letter" | "postcard" | "visit" | "court";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["TextPreview"];
                };
            };
        };
    };
    getStudioWarning: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Warnings"];
                };
            };
        };
    };
    postVerify: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckAskedInput"];
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
        };
    };
    getHealth: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
}
