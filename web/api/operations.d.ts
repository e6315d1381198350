/**
 * What may be asked at which address of the API, and what is answered?
 *
 * Made from docs/openapi.json; never written by hand: `npx vitest run server/api/reference -u` renews it.
 */
export interface paths {
    "/api/agencies": {
        get: operations["getAgencies"];
    };
    "/api/agencies/{agency}/cases": {
        get: operations["getAgenciesAgencyCases"];
    };
    "/api/agencies/{agency}/cases/{key}": {
        post: operations["postAgenciesAgencyCasesKey"];
    };
    "/api/agencies/{agency}/recall": {
        post: operations["postAgenciesAgencyRecall"];
    };
    "/api/agencies/{agency}/statements/{month}/behind": {
        get: operations["getAgenciesAgencyStatementsMonthBehind"];
    };
    "/api/agencies/{agency}/statements/{month}/file": {
        get: operations["getAgenciesAgencyStatementsMonthFile"];
    };
    "/api/agencies/{agency}/statements/{month}/invoice": {
        post: operations["postAgenciesAgencyStatementsMonthInvoice"];
    };
    "/api/agencies/{agency}/statements/{month}/lines": {
        get: operations["getAgenciesAgencyStatementsMonthLines"];
    };
    "/api/agencies/invoices/{invoice}/decide": {
        post: operations["postAgenciesInvoicesInvoiceDecide"];
    };
    "/api/agencies/papers": {
        post: operations["postAgenciesPapers"];
    };
    "/api/agencies/papers/{paper}/decide": {
        post: operations["postAgenciesPapersPaperDecide"];
    };
    "/api/agencies/reckoning": {
        get: operations["getAgenciesReckoning"];
    };
    "/api/agencies/returns/{declaration}/certificate": {
        get: operations["getAgenciesReturnsDeclarationCertificate"];
    };
    "/api/agency/contacts": {
        post: operations["postAgencyContacts"];
    };
    "/api/agency/invoices/{invoice}/hear": {
        post: operations["postAgencyInvoicesInvoiceHear"];
    };
    "/api/agency/permits": {
        post: operations["postAgencyPermits"];
    };
    "/api/agency/permits/{permit}/use": {
        post: operations["postAgencyPermitsPermitUse"];
    };
    "/api/agency/placements": {
        get: operations["getAgencyPlacements"];
    };
    "/api/agency/returns": {
        get: operations["getAgencyReturns"];
        post: operations["postAgencyReturns"];
    };
    "/api/agency/returns/{declaration}/certificate": {
        get: operations["getAgencyReturnsDeclarationCertificate"];
    };
    "/api/agency/statements": {
        get: operations["getAgencyStatements"];
    };
    "/api/agency/statements/{month}/file": {
        get: operations["getAgencyStatementsMonthFile"];
    };
    "/api/agency/statements/{month}/lines": {
        get: operations["getAgencyStatementsMonthLines"];
    };
    "/api/agent/abuses": {
        get: operations["getAgentAbuses"];
    };
    "/api/agent/abuses/seen": {
        post: operations["postAgentAbusesSeen"];
    };
    "/api/agent/accounts/{key}": {
        get: operations["getAgentAccountsKey"];
    };
    "/api/agent/accounts/{key}/abuse": {
        post: operations["postAgentAccountsKeyAbuse"];
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
    "/api/agent/accounts/{key}/draft": {
        post: operations["postAgentAccountsKeyDraft"];
    };
    "/api/agent/accounts/{key}/hand-over": {
        post: operations["postAgentAccountsKeyHandOver"];
    };
    "/api/agent/accounts/{key}/notes": {
        post: operations["postAgentAccountsKeyNotes"];
    };
    "/api/agent/accounts/{key}/notes/{note}/pin": {
        post: operations["postAgentAccountsKeyNotesNotePin"];
    };
    "/api/agent/accounts/{key}/offers/{offer}/accept": {
        post: operations["postAgentAccountsKeyOffersOfferAccept"];
    };
    "/api/agent/accounts/{key}/person": {
        get: operations["getAgentAccountsKeyPerson"];
    };
    "/api/agent/accounts/{key}/proposals": {
        post: operations["postAgentAccountsKeyProposals"];
    };
    "/api/agent/accounts/{key}/reveal": {
        post: operations["postAgentAccountsKeyReveal"];
    };
    "/api/agent/accounts/{key}/script": {
        get: operations["getAgentAccountsKeyScript"];
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
    "/api/agent/calls/{call}/said": {
        post: operations["postAgentCallsCallSaid"];
    };
    "/api/agent/calls/list": {
        get: operations["getAgentCallsList"];
    };
    "/api/agent/disputes": {
        post: operations["postAgentDisputes"];
    };
    "/api/agent/placed": {
        get: operations["getAgentPlaced"];
    };
    "/api/agent/quality": {
        get: operations["getAgentQuality"];
    };
    "/api/agent/quality/read": {
        post: operations["postAgentQualityRead"];
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
    "/api/agent/work/leave": {
        post: operations["postAgentWorkLeave"];
    };
    "/api/agent/work/next": {
        post: operations["postAgentWorkNext"];
    };
    "/api/agent/work/open": {
        post: operations["postAgentWorkOpen"];
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
    "/api/borrower/{host}/{reference}/accounts/{account}/checkouts": {
        post: operations["postBorrowerHostReferenceAccountsAccountCheckouts"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/claim": {
        get: operations["getBorrowerHostReferenceAccountsAccountClaim"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/complaints": {
        get: operations["getBorrowerHostReferenceAccountsAccountComplaints"];
        post: operations["postBorrowerHostReferenceAccountsAccountComplaints"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/contacts": {
        get: operations["getBorrowerHostReferenceAccountsAccountContacts"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/court": {
        get: operations["getBorrowerHostReferenceAccountsAccountCourt"];
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
    "/api/borrower/{host}/{reference}/accounts/{account}/paying": {
        get: operations["getBorrowerHostReferenceAccountsAccountPaying"];
    };
    "/api/borrower/{host}/{reference}/accounts/{account}/proof": {
        get: operations["getBorrowerHostReferenceAccountsAccountProof"];
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
    "/api/borrower/{host}/{reference}/checkouts": {
        get: operations["getBorrowerHostReferenceCheckouts"];
    };
    "/api/borrower/{host}/{reference}/checkouts/{checkout}": {
        get: operations["getBorrowerHostReferenceCheckoutsCheckout"];
    };
    "/api/borrower/{host}/{reference}/data": {
        get: operations["getBorrowerHostReferenceData"];
    };
    "/api/borrower/{host}/{reference}/data/copy": {
        get: operations["getBorrowerHostReferenceDataCopy"];
    };
    "/api/borrower/{host}/{reference}/data/requests": {
        post: operations["postBorrowerHostReferenceDataRequests"];
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
    "/api/borrower/{host}/{reference}/seen": {
        get: operations["getBorrowerHostReferenceSeen"];
    };
    "/api/borrower/{host}/{reference}/visits": {
        get: operations["getBorrowerHostReferenceVisits"];
    };
    "/api/borrower/{host}/{reference}/visits/{visit}/calendar.ics": {
        get: operations["getBorrowerHostReferenceVisitsVisitCalendarIcs"];
    };
    "/api/borrower/{host}/{reference}/visits/{visit}/confirm": {
        post: operations["postBorrowerHostReferenceVisitsVisitConfirm"];
    };
    "/api/borrower/{host}/{reference}/visits/{visit}/decline": {
        post: operations["postBorrowerHostReferenceVisitsVisitDecline"];
    };
    "/api/borrower/{host}/{reference}/visits/{visit}/faces/{staff}": {
        get: operations["getBorrowerHostReferenceVisitsVisitFacesStaff"];
    };
    "/api/borrower/{host}/{reference}/visits/{visit}/move": {
        post: operations["postBorrowerHostReferenceVisitsVisitMove"];
    };
    "/api/borrower/{host}/{reference}/visits/{visit}/sounds/{recording}": {
        get: operations["getBorrowerHostReferenceVisitsVisitSoundsRecording"];
    };
    "/api/borrower/{host}/{reference}/word": {
        get: operations["getBorrowerHostReferenceWord"];
        post: operations["postBorrowerHostReferenceWord"];
    };
    "/api/compliance/breaches": {
        get: operations["getComplianceBreaches"];
    };
    "/api/compliance/breaches/{key}/answer": {
        post: operations["postComplianceBreachesKeyAnswer"];
    };
    "/api/compliance/corrections/{key}": {
        post: operations["postComplianceCorrectionsKey"];
    };
    "/api/compliance/erasures": {
        get: operations["getComplianceErasures"];
        post: operations["postComplianceErasures"];
    };
    "/api/compliance/erasures/{key}/end": {
        post: operations["postComplianceErasuresKeyEnd"];
    };
    "/api/compliance/erasures/{key}/propose": {
        post: operations["postComplianceErasuresKeyPropose"];
    };
    "/api/compliance/exports": {
        get: operations["getComplianceExports"];
    };
    "/api/compliance/holds": {
        post: operations["postComplianceHolds"];
    };
    "/api/compliance/people-log": {
        get: operations["getCompliancePeopleLog"];
    };
    "/api/compliance/records": {
        get: operations["getComplianceRecords"];
    };
    "/api/compliance/records/check": {
        post: operations["postComplianceRecordsCheck"];
    };
    "/api/compliance/records/file": {
        post: operations["postComplianceRecordsFile"];
    };
    "/api/compliance/registers/{register}": {
        post: operations["postComplianceRegistersRegister"];
    };
    "/api/compliance/standing": {
        get: operations["getComplianceStanding"];
    };
    "/api/court/bureau": {
        post: operations["postCourtBureau"];
    };
    "/api/court/calendar": {
        get: operations["getCourtCalendar"];
    };
    "/api/court/calendar/file": {
        get: operations["getCourtCalendarFile"];
    };
    "/api/court/cases": {
        get: operations["getCourtCases"];
        post: operations["postCourtCases"];
    };
    "/api/court/cases/{case}": {
        get: operations["getCourtCasesCase"];
    };
    "/api/court/cases/{case}/approve": {
        post: operations["postCourtCasesCaseApprove"];
    };
    "/api/court/cases/{case}/bundle": {
        post: operations["postCourtCasesCaseBundle"];
    };
    "/api/court/cases/{case}/cost": {
        post: operations["postCourtCasesCaseCost"];
    };
    "/api/court/cases/{case}/file": {
        post: operations["postCourtCasesCaseFile"];
    };
    "/api/court/cases/{case}/notice": {
        post: operations["postCourtCasesCaseNotice"];
    };
    "/api/court/cases/{case}/papers": {
        post: operations["postCourtCasesCasePapers"];
    };
    "/api/court/cases/{case}/papers/{paper}/take-back": {
        post: operations["postCourtCasesCasePapersPaperTakeBack"];
    };
    "/api/court/cases/{case}/refuse": {
        post: operations["postCourtCasesCaseRefuse"];
    };
    "/api/court/cases/{case}/stage": {
        post: operations["postCourtCasesCaseStage"];
    };
    "/api/court/paths": {
        get: operations["getCourtPaths"];
        post: operations["postCourtPaths"];
    };
    "/api/court/paths/{path}/end": {
        post: operations["postCourtPathsPathEnd"];
    };
    "/api/court/paths/{path}/step": {
        post: operations["postCourtPathsPathStep"];
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
    "/api/firm/orders": {
        get: operations["getFirmOrders"];
    };
    "/api/firm/orders/{order}": {
        get: operations["getFirmOrdersOrder"];
    };
    "/api/firm/orders/{order}/page": {
        get: operations["getFirmOrdersOrderPage"];
    };
    "/api/firm/orders/{order}/refuse": {
        post: operations["postFirmOrdersOrderRefuse"];
    };
    "/api/firm/orders/{order}/send-back": {
        post: operations["postFirmOrdersOrderSendBack"];
    };
    "/api/firm/orders/{order}/sign": {
        post: operations["postFirmOrdersOrderSign"];
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
    "/api/lead/approvals": {
        get: operations["getLeadApprovals"];
    };
    "/api/lead/assignment": {
        get: operations["getLeadAssignment"];
    };
    "/api/lead/assignment/absences": {
        post: operations["postLeadAssignmentAbsences"];
    };
    "/api/lead/assignment/absences/{absence}/end": {
        post: operations["postLeadAssignmentAbsencesAbsenceEnd"];
    };
    "/api/lead/assignment/members": {
        post: operations["postLeadAssignmentMembers"];
    };
    "/api/lead/assignment/moves": {
        post: operations["postLeadAssignmentMoves"];
    };
    "/api/lead/assignment/people": {
        get: operations["getLeadAssignmentPeople"];
    };
    "/api/lead/assignment/rounds/{round}/undo": {
        post: operations["postLeadAssignmentRoundsRoundUndo"];
    };
    "/api/lead/complaints": {
        get: operations["getLeadComplaints"];
    };
    "/api/lead/promises": {
        get: operations["getLeadPromises"];
    };
    "/api/lead/promises/{day}": {
        get: operations["getLeadPromisesDay"];
    };
    "/api/lead/quality": {
        get: operations["getLeadQuality"];
    };
    "/api/lead/quality/{call}": {
        get: operations["getLeadQualityCall"];
        post: operations["postLeadQualityCall"];
    };
    "/api/lead/today": {
        get: operations["getLeadToday"];
    };
    "/api/lead/visits/": {
        get: operations["getLeadVisits"];
    };
    "/api/lead/visits/{visit}/approve": {
        post: operations["postLeadVisitsVisitApprove"];
    };
    "/api/lead/visits/{visit}/cancel": {
        post: operations["postLeadVisitsVisitCancel"];
    };
    "/api/lead/visits/{visit}/refuse": {
        post: operations["postLeadVisitsVisitRefuse"];
    };
    "/api/lead/visits/{visit}/seen": {
        post: operations["postLeadVisitsVisitSeen"];
    };
    "/api/lead/visits/{visit}/sounds/{recording}": {
        post: operations["postLeadVisitsVisitSoundsRecording"];
    };
    "/api/lead/visits/accounts/{key}": {
        get: operations["getLeadVisitsAccountsKey"];
    };
    "/api/lead/visits/accounts/{key}/propose": {
        post: operations["postLeadVisitsAccountsKeyPropose"];
    };
    "/api/lead/visits/accounts/{key}/search": {
        post: operations["postLeadVisitsAccountsKeySearch"];
    };
    "/api/lead/visits/accounts/{key}/spot": {
        post: operations["postLeadVisitsAccountsKeySpot"];
    };
    "/api/lead/visits/cards": {
        get: operations["getLeadVisitsCards"];
        post: operations["postLeadVisitsCards"];
    };
    "/api/lead/visits/cards/{staff}/end": {
        post: operations["postLeadVisitsCardsStaffEnd"];
    };
    "/api/lead/visits/cards/{staff}/face": {
        get: operations["getLeadVisitsCardsStaffFace"];
    };
    "/api/lead/visits/cards/{staff}/training": {
        post: operations["postLeadVisitsCardsStaffTraining"];
    };
    "/api/lead/visits/receipts/{receipt}": {
        post: operations["postLeadVisitsReceiptsReceipt"];
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
    "/api/people/confirm/passkey": {
        post: operations["postPeopleConfirmPasskey"];
    };
    "/api/people/confirm/passkey/begin": {
        post: operations["postPeopleConfirmPasskeyBegin"];
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
    "/api/people/own": {
        get: operations["getPeopleOwn"];
    };
    "/api/people/own/passkeys": {
        post: operations["postPeopleOwnPasskeys"];
    };
    "/api/people/own/passkeys/{passkey}/remove": {
        post: operations["postPeopleOwnPasskeysPasskeyRemove"];
    };
    "/api/people/own/passkeys/begin": {
        post: operations["postPeopleOwnPasskeysBegin"];
    };
    "/api/people/own/password": {
        post: operations["postPeopleOwnPassword"];
    };
    "/api/people/own/recovery": {
        post: operations["postPeopleOwnRecovery"];
    };
    "/api/people/own/telephone": {
        post: operations["postPeopleOwnTelephone"];
    };
    "/api/people/own/telephone/begin": {
        post: operations["postPeopleOwnTelephoneBegin"];
    };
    "/api/people/passkey/begin": {
        post: operations["postPeoplePasskeyBegin"];
    };
    "/api/people/passkey/sign-in": {
        post: operations["postPeoplePasskeySignIn"];
    };
    "/api/people/sessions": {
        get: operations["getPeopleSessions"];
    };
    "/api/people/sessions/{session}/end": {
        post: operations["postPeopleSessionsSessionEnd"];
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
    "/api/sale/buyers": {
        get: operations["getSaleBuyers"];
    };
    "/api/sale/buyers/papers": {
        post: operations["postSaleBuyersPapers"];
    };
    "/api/sale/buyers/papers/{paper}/decide": {
        post: operations["postSaleBuyersPapersPaperDecide"];
    };
    "/api/sale/money": {
        post: operations["postSaleMoney"];
    };
    "/api/sale/sales": {
        get: operations["getSaleSales"];
        post: operations["postSaleSales"];
    };
    "/api/sale/sales/{sale}": {
        get: operations["getSaleSalesSale"];
    };
    "/api/sale/sales/{sale}/award": {
        post: operations["postSaleSalesSaleAward"];
    };
    "/api/sale/sales/{sale}/close": {
        post: operations["postSaleSalesSaleClose"];
    };
    "/api/sale/sales/{sale}/drop": {
        post: operations["postSaleSalesSaleDrop"];
    };
    "/api/sale/sales/{sale}/lines/{key}/back": {
        post: operations["postSaleSalesSaleLinesKeyBack"];
    };
    "/api/sale/sales/{sale}/offer": {
        post: operations["postSaleSalesSaleOffer"];
    };
    "/api/sale/sales/{sale}/offers": {
        post: operations["postSaleSalesSaleOffers"];
    };
    "/api/sale/sales/{sale}/tape": {
        post: operations["postSaleSalesSaleTape"];
    };
    "/api/sale/write-offs": {
        get: operations["getSaleWriteOffs"];
        post: operations["postSaleWriteOffs"];
    };
    "/api/sale/write-offs/{key}/agree": {
        post: operations["postSaleWriteOffsKeyAgree"];
    };
    "/api/sale/write-offs/{key}/refuse": {
        post: operations["postSaleWriteOffsKeyRefuse"];
    };
    "/api/sale/write-offs/{key}/undo": {
        post: operations["postSaleWriteOffsKeyUndo"];
    };
    "/api/sale/write-offs/file": {
        get: operations["getSaleWriteOffsFile"];
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
    "/api/studio/figures": {
        get: operations["getStudioFigures"];
    };
    "/api/studio/figures/{figure}": {
        get: operations["getStudioFiguresFigure"];
    };
    "/api/studio/figures/{figure}/accounts": {
        get: operations["getStudioFiguresFigureAccounts"];
    };
    "/api/studio/figures/{figure}/export": {
        get: operations["getStudioFiguresFigureExport"];
    };
    "/api/studio/firms": {
        get: operations["getStudioFirms"];
        post: operations["postStudioFirms"];
    };
    "/api/studio/firms/{engagement}/decide": {
        post: operations["postStudioFirmsEngagementDecide"];
    };
    "/api/studio/firms/{engagement}/end": {
        post: operations["postStudioFirmsEngagementEnd"];
    };
    "/api/studio/impostors/{key}": {
        post: operations["postStudioImpostorsKey"];
    };
    "/api/studio/ladders": {
        get: operations["getStudioLadders"];
    };
    "/api/studio/ladders/{key}": {
        get: operations["getStudioLaddersKey"];
    };
    "/api/studio/ladders/{key}/accounts": {
        get: operations["getStudioLaddersKeyAccounts"];
    };
    "/api/studio/ladders/{key}/approve": {
        post: operations["postStudioLaddersKeyApprove"];
    };
    "/api/studio/ladders/{key}/changes": {
        get: operations["getStudioLaddersKeyChanges"];
    };
    "/api/studio/ladders/{key}/refuse": {
        post: operations["postStudioLaddersKeyRefuse"];
    };
    "/api/studio/ladders/{key}/retire": {
        post: operations["postStudioLaddersKeyRetire"];
    };
    "/api/studio/ladders/{key}/schedule": {
        post: operations["postStudioLaddersKeySchedule"];
    };
    "/api/studio/ladders/drafts": {
        post: operations["postStudioLaddersDrafts"];
    };
    "/api/studio/ladders/drafts/{draft}": {
        post: operations["postStudioLaddersDraftsDraft"];
    };
    "/api/studio/ladders/drafts/{draft}/drop": {
        post: operations["postStudioLaddersDraftsDraftDrop"];
    };
    "/api/studio/ladders/drafts/{draft}/submit": {
        post: operations["postStudioLaddersDraftsDraftSubmit"];
    };
    "/api/studio/ladders/trials": {
        post: operations["postStudioLaddersTrials"];
    };
    "/api/studio/ladders/trials/{trial}": {
        get: operations["getStudioLaddersTrialsTrial"];
    };
    "/api/studio/law": {
        get: operations["getStudioLaw"];
    };
    "/api/studio/law/ask": {
        post: operations["postStudioLawAsk"];
    };
    "/api/studio/letters": {
        get: operations["getStudioLetters"];
    };
    "/api/studio/letters/{account}": {
        get: operations["getStudioLettersAccount"];
    };
    "/api/studio/letters/{account}/demands": {
        get: operations["getStudioLettersAccountDemands"];
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
    "/api/studio/orders": {
        get: operations["getStudioOrders"];
    };
    "/api/studio/orders/{order}": {
        get: operations["getStudioOrdersOrder"];
    };
    "/api/studio/orders/{order}/decline": {
        post: operations["postStudioOrdersOrderDecline"];
    };
    "/api/studio/orders/{order}/give": {
        post: operations["postStudioOrdersOrderGive"];
    };
    "/api/studio/orders/{order}/page": {
        get: operations["getStudioOrdersOrderPage"];
    };
    "/api/studio/progress": {
        get: operations["getStudioProgress"];
    };
    "/api/studio/repairs/{key}": {
        post: operations["postStudioRepairsKey"];
    };
    "/api/studio/seen": {
        get: operations["getStudioSeen"];
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
    "/api/visit/{visit}": {
        get: operations["getVisitVisit"];
    };
    "/api/visit/{visit}/calendar.ics": {
        get: operations["getVisitVisitCalendarIcs"];
    };
    "/api/visit/{visit}/entries": {
        post: operations["postVisitVisitEntries"];
    };
    "/api/visit/{visit}/leave": {
        post: operations["postVisitVisitLeave"];
    };
    "/api/visit/{visit}/sounds/{recording}/{seq}": {
        post: operations["postVisitVisitSoundsRecordingSeq"];
    };
    "/api/visit/{visit}/sounds/{recording}/end": {
        post: operations["postVisitVisitSoundsRecordingEnd"];
    };
    "/api/visit/day": {
        get: operations["getVisitDay"];
    };
    "/api/visit/map/{zoom}/{column}/{row}": {
        get: operations["getVisitMapZoomColumnRow"];
    };
    "/health": {
        get: operations["getHealth"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbuseKept: {
            pause: boolean;
            today: number;
        };
        Abuses: {
            items: {
                abuse: string;
                at: components["schemas"]["Minute"];
                day: components["schemas"]["Day"];
                key: string | null;
                seenBy: string | null;
                today: number;
                worker: string;
            }[];
            next: string | null;
        };
        AcceptedOffer: {
            agreement: components["schemas"]["Agreement"];
            codeMinutes: number;
            /** @enum {string} */
            codeSentBy: "in-app" | "sms";
        };
        Agencies: {
            clauses: {
                id: string;
                says: components["schemas"]["Names"];
                source: string;
            }[];
            currency: {
                code: string;
                digits: number;
            };
            declarations: {
                agency: string;
                cases: number;
                day: components["schemas"]["Day"];
                declaration: number;
                digest: string;
                words: string;
            }[];
            items: {
                agency: string;
                begun: number;
                capacity: number;
                collectors: {
                    card: string;
                    good: boolean;
                    name: string;
                    until: components["schemas"]["Day"];
                    worker: string;
                }[];
                commission: {
                    bands: {
                        fromDaysPastDue: number;
                        ppm: number;
                    }[];
                    from: components["schemas"]["Day"];
                    keptInstalment: string;
                    quality: {
                        mostBreaches: number;
                        mostComplaints: number;
                        ppm: number;
                    }[];
                    qualityPerThousandDays: string;
                    /** @enum {string} */
                    rounding: "half-even" | "half-up";
                }[];
                dials: ("product" | "own") | null;
                endings: {
                    about: string;
                    days: number;
                    until: components["schemas"]["Day"];
                    /** @enum {string} */
                    what: "licence" | "contract" | "evaluation" | "examination";
                }[];
                held: number;
                lawFirm: boolean;
                name: components["schemas"]["Names"];
                open: number;
                recoveredPpm: number | null;
                unfit: string[];
            }[];
            products: {
                code: number;
                currency: {
                    code: string;
                    digits: number;
                };
                name: components["schemas"]["Names"];
            }[];
            rules: {
                daysPastDue: {
                    from: number;
                    to: number;
                };
                from: components["schemas"]["Day"];
                id: string;
                languages: string[] | null;
                mostANight: number;
                overdue: {
                    least: string;
                    most: string | null;
                };
                products: number[] | null;
                regions: string[] | null;
                shares: {
                    agency: string;
                    share: number;
                }[];
                termDays: number;
                to: components["schemas"]["Day"] | null;
                withoutSuccessDays: number;
            }[];
            today: components["schemas"]["Day"];
            waiting: {
                agency: string;
                by: string;
                content: components["schemas"]["AgencyPaper"];
                day: components["schemas"]["Day"];
                paper: number;
            }[];
            warnDays: number;
        };
        AgencyBehind: {
            items: {
                account: string;
                amount: components["schemas"]["Amount"] | null;
                day: components["schemas"]["Day"];
                key: string;
            }[];
            next: string | null;
        };
        AgencyCaseDone: {
            /** @constant */
            state: "done";
        };
        AgencyCases: {
            items: {
                account: string;
                beginsOn: components["schemas"]["Day"] | null;
                drawnOn: components["schemas"]["Day"];
                endedOn: components["schemas"]["Day"] | null;
                endedWhy: string | null;
                heldOn: components["schemas"]["Day"] | null;
                heldWhy: string | null;
                key: string;
                lastOn: components["schemas"]["Day"];
                rule: string;
                toldOn: components["schemas"]["Day"] | null;
            }[];
            next: string | null;
        };
        AgencyContactTaken: {
            /** @enum {string} */
            state: "kept" | "known" | "breach";
        };
        AgencyDeclared: {
            cases: number;
            declaration: number;
            digest: string;
        };
        AgencyInvoiceDecided: {
            /** @enum {string} */
            state: "agreed" | "refused";
        };
        AgencyInvoiceHeard: {
            /** @constant */
            state: "kept";
        };
        AgencyInvoiceProposed: {
            invoice: number;
        };
        AgencyLeave: {
            code: string;
            permit: string;
            /** @constant */
            state: "permit";
            until: string;
        } | {
            nextAllowedAt: string | null;
            reasons: string[];
            /** @constant */
            state: "refused";
        };
        AgencyLeaveUsed: {
            at: string;
            number: string | null;
            /** @constant */
            state: "go";
            tellBy: string;
        } | {
            nextAllowedAt: string | null;
            /** @constant */
            state: "refused";
            why: string;
        };
        AgencyLines: {
            items: {
                about: string;
                account: string | null;
                /** @enum {string} */
                act: "earned" | "taken-back" | "corrected";
                amount: components["schemas"]["Amount"];
                counted: components["schemas"]["Amount"];
                /** @enum {string} */
                kind: "recovered" | "kept-instalment" | "quality";
                line: number;
                ppm: number;
                seq: number | null;
                takesBack: number | null;
                takesBackOf: string | null;
                valueOn: components["schemas"]["Day"];
            }[];
            next: string | null;
        };
        AgencyPaper: {
            /** @constant */
            kind: "admission";
            /** @default false */
            lawFirm: boolean;
            name: components["schemas"]["Names"];
        } | {
            /** @constant */
            kind: "licence";
            number: string;
            until: components["schemas"]["Day"];
        } | {
            contract: {
                capacity: number;
                clauses: string[];
                /** @enum {string} */
                dials: "product" | "own";
                from: components["schemas"]["Day"];
                passesOn: boolean;
                payBeside: string[];
                recoveredPpm: number;
                until: components["schemas"]["Day"];
            };
            /** @constant */
            kind: "contract";
        } | {
            /** @enum {string} */
            grade: "good" | "fair" | "poor";
            /** @constant */
            kind: "evaluation";
            on: components["schemas"]["Day"];
            words: string;
        } | {
            card: string;
            /** @constant */
            kind: "examination";
            name: string;
            on: components["schemas"]["Day"];
            passed: boolean;
            worker: string;
        } | {
            /** @constant */
            kind: "rule";
            rule: {
                daysPastDue: {
                    from: number;
                    to: number;
                };
                from: components["schemas"]["Day"];
                id: string;
                languages: string[] | null;
                mostANight: number;
                overdue: {
                    least: string;
                    most: string | null;
                };
                products: number[] | null;
                regions: string[] | null;
                shares: {
                    agency: string;
                    share: number;
                }[];
                termDays: number;
                to: components["schemas"]["Day"] | null;
                withoutSuccessDays: number;
            };
        } | {
            /** @constant */
            kind: "commission";
            terms: {
                bands: {
                    fromDaysPastDue: number;
                    ppm: number;
                }[];
                from: components["schemas"]["Day"];
                keptInstalment: string;
                quality: {
                    mostBreaches: number;
                    mostComplaints: number;
                    ppm: number;
                }[];
                qualityPerThousandDays: string;
                /** @enum {string} */
                rounding: "half-even" | "half-up";
            };
        } | {
            /** @constant */
            kind: "ending";
            words: string;
        };
        AgencyPaperDecided: {
            /** @enum {string} */
            state: "granted" | "refused";
        };
        AgencyPaperInput: {
            /** @constant */
            kind: "admission";
            /** @default false */
            lawFirm?: boolean;
            name: components["schemas"]["NamesInput"];
        } | {
            /** @constant */
            kind: "licence";
            number: string;
            until: components["schemas"]["DayInput"];
        } | {
            contract: {
                capacity: number;
                clauses: string[];
                /** @enum {string} */
                dials: "product" | "own";
                from: components["schemas"]["DayInput"];
                passesOn: boolean;
                payBeside: string[];
                recoveredPpm: number;
                until: components["schemas"]["DayInput"];
            };
            /** @constant */
            kind: "contract";
        } | {
            /** @enum {string} */
            grade: "good" | "fair" | "poor";
            /** @constant */
            kind: "evaluation";
            on: components["schemas"]["DayInput"];
            words: string;
        } | {
            card: string;
            /** @constant */
            kind: "examination";
            name: string;
            on: components["schemas"]["DayInput"];
            passed: boolean;
            worker: string;
        } | {
            /** @constant */
            kind: "rule";
            rule: {
                daysPastDue: {
                    from: number;
                    to: number;
                };
                from: components["schemas"]["DayInput"];
                id: string;
                languages: string[] | null;
                mostANight: number;
                overdue: {
                    least: string;
                    most: string | null;
                };
                products: number[] | null;
                regions: string[] | null;
                shares: {
                    agency: string;
                    share: number;
                }[];
                termDays: number;
                to: components["schemas"]["DayInput"] | null;
                withoutSuccessDays: number;
            };
        } | {
            /** @constant */
            kind: "commission";
            terms: {
                bands: {
                    fromDaysPastDue: number;
                    ppm: number;
                }[];
                from: components["schemas"]["DayInput"];
                keptInstalment: string;
                quality: {
                    mostBreaches: number;
                    mostComplaints: number;
                    ppm: number;
                }[];
                qualityPerThousandDays: string;
                /** @enum {string} */
                rounding: "half-even" | "half-up";
            };
        } | {
            /** @constant */
            kind: "ending";
            words: string;
        };
        AgencyPaperKept: {
            paper: number;
        };
        AgencyRecalled: {
            back: number;
        };
        AgencyReckoning: {
            cards: {
                agency: string;
                agreements: number;
                breaches: number;
                broken: number;
                cases: number;
                commission: components["schemas"]["Amount"] | null;
                complaints: number;
                contactCost: components["schemas"]["Amount"];
                contacts: number;
                costPerHundred: components["schemas"]["Amount"] | null;
                days: number;
                heard: {
                    n: number;
                    score: {
                        high: number;
                        low: number;
                        mean: number;
                    } | null;
                };
                keptInstalments: number;
                name: components["schemas"]["Names"];
                overdue: components["schemas"]["Amount"];
                paying: number;
                perTenThousand: number | null;
                received: number;
                recovered: components["schemas"]["Amount"] | null;
            }[];
            comparisons: {
                complained: {
                    difference: {
                        high: number;
                        low: number;
                        ppm: number;
                    } | null;
                    /** @enum {string} */
                    verdict: "first-more" | "second-more" | "not-enough";
                };
                first: {
                    agency: string;
                    cases: number;
                    complained: number;
                    paying: number;
                };
                paying: {
                    difference: {
                        high: number;
                        low: number;
                        ppm: number;
                    } | null;
                    /** @enum {string} */
                    verdict: "first-more" | "second-more" | "not-enough";
                };
                rule: string;
                second: {
                    agency: string;
                    cases: number;
                    complained: number;
                    paying: number;
                };
            }[];
            currency: string;
            month: string | null;
            months: string[];
            statements: {
                agency: string;
                amount: components["schemas"]["Amount"];
                beside: components["schemas"]["Amount"];
                counted: components["schemas"]["Amount"];
                days: number;
                invoice: {
                    by: string;
                    decidedBy: string | null;
                    gross: components["schemas"]["Amount"];
                    heard: ("accepted" | "objected") | null;
                    heardWords: string | null;
                    invoice: number;
                    number: string | null;
                    proposedOn: components["schemas"]["Day"];
                    tax: components["schemas"]["Amount"];
                    taxPpm: number;
                    verdict: ("agreed" | "refused") | null;
                } | null;
                kinds: {
                    earned: components["schemas"]["Amount"];
                    /** @enum {string} */
                    kind: "recovered" | "kept-instalment" | "quality";
                    takenBack: components["schemas"]["Amount"];
                }[];
                ledger: components["schemas"]["Amount"];
                lines: number;
                month: string;
                recoveredShare: number | null;
            }[];
        };
        AgencyReturns: {
            count: number;
            declared: {
                by: string;
                cases: number;
                day: components["schemas"]["Day"];
                declaration: number;
                digest: string;
            }[];
            waiting: {
                endedOn: components["schemas"]["Day"];
                key: string;
            }[];
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
        AgentNow: {
            awayUntil: components["schemas"]["Day"] | null;
            calls: number;
            capacity: number;
            load: number;
            name: string | null;
            rightParty: number;
            since: string | null;
            /** @enum {string} */
            state: "on-call" | "wrap-up" | "idle" | "off" | "absent";
            worker: string;
        };
        AgentScored: {
            calls: number;
            days: number;
            decided: number;
            kept: number;
            name: string | null;
            quality: components["schemas"]["QualityScore"];
            refused: number;
            rightParty: number;
            upheld: number;
            worker: string;
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
            agencies: {
                agency: string;
                name: components["schemas"]["Names"];
            }[];
            items: {
                agency: string | null;
                host: string | null;
                id: string;
                madeAt: string;
                madeBy: string;
                name: string;
                perMinute: number;
                scopes: ("accounts:read" | "payments:write" | "corrections:write" | "people:write" | "contacts:read" | "events:read" | "agency:work")[];
                /** @enum {string} */
                state: "good" | "expired" | "ended";
                until: string;
                usedAt: string | null;
            }[];
            next: string | null;
        };
        Approvals: {
            desks: {
                complaints: number;
                complaintsLate: number;
                disputes: number;
                disputesLate: number;
            };
            items: components["schemas"]["WaitingApproval"][];
            letters: number;
            level: number | null;
            today: components["schemas"]["Day"];
        };
        AskedAmount: {
            due: components["schemas"]["Day"];
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            total: components["schemas"]["Amount"];
        };
        AssignedPeople: {
            items: {
                account: string;
                care: boolean;
                daysLate: number | null;
                home: string | null;
                key: string;
                language: string;
                name: string;
                queue: string | null;
                since: string;
                why: string;
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
        };
        Assignment: {
            absences: {
                absence: number;
                from: components["schemas"]["Day"];
                notedBy: string;
                until: components["schemas"]["Day"];
                why: string;
                worker: string;
            }[];
            members: components["schemas"]["TeamMember"][];
            queues: {
                id: string;
                name: components["schemas"]["Names"];
            }[];
            rounds: {
                at: string;
                by: string;
                day: components["schemas"]["Day"];
                /** @enum {string} */
                kind: "morning" | "lead" | "undo";
                moved: number;
                round: number;
                unchanged: number;
                undoes: number | null;
                why: string;
            }[];
            source: string;
            today: components["schemas"]["Day"];
            unassigned: {
                nobody: number;
                noRoom: number;
            };
        };
        Borrower: {
            accounts: components["schemas"]["BorrowerAccount"][];
            asksToMeet: boolean;
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
            sold: {
                buyer: string | null;
                on: components["schemas"]["Day"];
            } | null;
            writtenOff: boolean;
        };
        Breaches: {
            items: {
                account: string | null;
                answeredBy: string | null;
                day: components["schemas"]["Day"];
                detail: string;
                key: string;
                /** @enum {string} */
                kind: "no-permit" | "after-silence" | "late-use" | "handed-without-contact" | "does-not-replay" | "chain-broken" | "agency-outside" | "agency-no-permit" | "agency-late" | "agency-untold" | "visit-without-leave";
                permit: number | null;
                remedy: string | null;
                tries: number;
            }[];
            next: string | null;
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
        BuyerPaperDecided: {
            /** @enum {string} */
            verdict: "granted" | "refused";
        };
        BuyerPaperKept: {
            paper: number;
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
        Changed: {
            /** @constant */
            state: "changed";
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
            what: ("message" | "call" | "letter" | "visit" | "agency" | "worker" | "line" | "card" | "buyer") | null;
        };
        CheckAskedInput: {
            /** @default  */
            ending?: string;
            what: string;
        };
        Checkout: {
            account: string;
            address: string | null;
            amount: components["schemas"]["Amount"];
            begun: components["schemas"]["Day"];
            booked: components["schemas"]["Day"] | null;
            checkout: string;
            currency: components["schemas"]["Currency"];
            entry: string | null;
            givenBack: components["schemas"]["Amount"];
            number: string | null;
            paid: components["schemas"]["Day"] | null;
            provider: string;
            /** @enum {string} */
            state: "begun" | "open" | "paid" | "expired" | "refused" | "set-aside";
        };
        Checkouts: {
            items: components["schemas"]["Checkout"][];
        };
        ClaimBack: {
            refund: components["schemas"]["Amount"];
            /** @enum {string} */
            state: "asked" | "returned";
        };
        ClaimBuyers: {
            buyers: {
                buyer: string;
                contact: string;
                contract: {
                    clauses: string[];
                    from: components["schemas"]["Day"];
                    until: components["schemas"]["Day"];
                } | null;
                ended: boolean;
                lacks: ("not-let-in" | "ended" | "no-licence" | "licence-over" | "no-contract" | "contract-over" | "clause-missing")[];
                licence: {
                    grantedBy: string;
                    number: string;
                    until: components["schemas"]["Day"];
                } | null;
                name: components["schemas"]["Names"];
            }[];
            clauses: {
                id: string;
                says: components["schemas"]["Names"];
                source: string;
            }[];
            today: components["schemas"]["Day"];
            waiting: {
                buyer: string;
                by: string;
                kind: string;
                on: components["schemas"]["Day"];
                paper: number;
                what: string;
            }[];
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
            next: string | null;
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
        CourtCase: {
            against: string[];
            approvedBy: string | null;
            assumptions: {
                name: string;
                reason: components["schemas"]["Names"];
                value: string;
            }[];
            award: {
                costs: components["schemas"]["Amount"];
                days: number;
                delay: components["schemas"]["Amount"];
                interest: components["schemas"]["Amount"];
                payBy: components["schemas"]["Day"];
                principal: components["schemas"]["Amount"];
                unpaid: components["schemas"]["Amount"];
            } | null;
            blockers: {
                approve: ("overdue" | "message-tried" | "call-tried" | "letter-tried" | "no-dispute" | "no-plan" | "no-hold" | "no-complaint" | "can-be-sued" | "no-special-path" | "in-time" | "worth-it" | "arbitration-clause" | "second-person" | "noticed" | "notice-arrived" | "waited" | "bundle-complete")[];
                file: ("overdue" | "message-tried" | "call-tried" | "letter-tried" | "no-dispute" | "no-plan" | "no-hold" | "no-complaint" | "can-be-sued" | "no-special-path" | "in-time" | "worth-it" | "arbitration-clause" | "second-person" | "noticed" | "notice-arrived" | "waited" | "bundle-complete")[];
                notice: ("overdue" | "message-tried" | "call-tried" | "letter-tried" | "no-dispute" | "no-plan" | "no-hold" | "no-complaint" | "can-be-sued" | "no-special-path" | "in-time" | "worth-it" | "arbitration-clause" | "second-person" | "noticed" | "notice-arrived" | "waited" | "bundle-complete")[];
            };
            brings: components["schemas"]["Amount"];
            bundle: {
                digest: string;
                missing: string[];
                on: components["schemas"]["Day"];
            } | null;
            chance: number;
            checklist: {
                brought: {
                    by: string;
                    bytes: number;
                    media: string;
                    on: components["schemas"]["Day"];
                    paper: number;
                }[];
                cannot: components["schemas"]["Names"] | null;
                id: string;
                kinds: ("claim" | "contract" | "statement" | "demands" | "delivery" | "agreements" | "disputes" | "decisions" | "notice" | "approval" | "limitation" | "identity" | "fees")[];
                says: components["schemas"]["Names"];
                source: string;
            }[];
            costs: components["schemas"]["Amount"];
            docket: string | null;
            fees: {
                advanced: boolean;
                kind: string;
                ordinary: components["schemas"]["Amount"];
                reduced: components["schemas"]["Amount"];
                source: string;
            }[];
            follows: ("prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended")[];
            ground: string;
            laidOut: components["schemas"]["Amount"];
            limitation: {
                daysLeft: number | null;
                ends: components["schemas"]["Day"] | null;
                outermost: components["schemas"]["Day"];
                source: string;
            } | null;
            line: {
                account: string;
                claim: components["schemas"]["Amount"];
                currency: components["schemas"]["Currency"];
                halt: ("agreement" | "paid" | "dispute" | "hold" | "special-path") | null;
                key: string;
                nextOn: components["schemas"]["Day"] | null;
                nextWhy: string | null;
                /** @enum {string} */
                stage: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
                stageOn: components["schemas"]["Day"];
                who: string;
            };
            log: {
                by: string;
                detail: string | null;
                on: components["schemas"]["Day"];
                stage: string;
                what: string;
            }[];
            mayTakeBack: boolean;
            /** @enum {string} */
            means: "able" | "unable" | "unknown";
            notice: {
                on: components["schemas"]["Day"] | null;
                state: string;
                waitUntil: components["schemas"]["Day"] | null;
            } | null;
            openedBy: string;
            parts: {
                amount: components["schemas"]["Amount"];
                what: string;
            }[];
            /** @enum {string} */
            path: "suit" | "arbitration";
            today: components["schemas"]["Day"];
            willing: ("paid" | "proposed" | "agreed")[];
        };
        CourtCases: {
            candidates: {
                account: string;
                key: string;
                planned: components["schemas"]["Day"];
                since: components["schemas"]["Day"];
                who: string;
            }[];
            counts: {
                count: number;
                /** @enum {string} */
                stage: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
            }[];
            items: {
                account: string;
                claim: components["schemas"]["Amount"];
                currency: components["schemas"]["Currency"];
                halt: ("agreement" | "paid" | "dispute" | "hold" | "special-path") | null;
                key: string;
                nextOn: components["schemas"]["Day"] | null;
                nextWhy: string | null;
                /** @enum {string} */
                stage: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
                stageOn: components["schemas"]["Day"];
                who: string;
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
        };
        CourtMoved: {
            key: string;
            /** @enum {string} */
            stage: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
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
        DataRequest: {
            decided: components["schemas"]["Day"] | null;
            due: components["schemas"]["Day"];
            field: ("name" | "phone" | "email" | "address") | null;
            /** @enum {string} */
            kind: "correct" | "erase";
            made: components["schemas"]["Day"];
            request: number;
            /** @enum {string} */
            state: "waiting" | "done" | "refused";
            until: components["schemas"]["Day"] | null;
            wanted: string | null;
            why: string | null;
        };
        Day: string;
        DayInput: string;
        Debt: {
            account: components["schemas"]["BorrowerAccount"];
            holder: {
                contact: string;
                name: components["schemas"]["Names"];
            } | null;
            key: string;
            reason: string;
        };
        DebtSale: {
            awardedBy: string | null;
            closedBy: string | null;
            drawnBy: string;
            lines: {
                account: string;
                askedBy: string | null;
                claim: components["schemas"]["Amount"];
                days: number;
                key: string;
                line: number;
                listedWhy: string[];
                price: components["schemas"]["Amount"] | null;
                reasons: ("sold-already" | "not-written-off" | "nothing-owed" | "not-his-debt" | "disputed" | "agreement" | "proposal-pending" | "breathing-space" | "hardship" | "hold" | "complaint-pending" | "deceased" | "fraud-victim" | "minor" | "incapable" | "insolvency" | "under-review" | "limitation-over" | "court-case-open" | "with-an-office" | "permit-in-flight" | "payment-in-flight" | "not-known")[];
                returnedOn: components["schemas"]["Day"] | null;
                /** @enum {string} */
                state: "in" | "refused" | "sold" | "returned" | "free";
            }[];
            offers: {
                buyer: string;
                price: components["schemas"]["Amount"] | null;
                putOn: components["schemas"]["Day"];
            }[];
            reasons: {
                confidence: string;
                count: number;
                /** @enum {string} */
                reason: "sold-already" | "not-written-off" | "nothing-owed" | "not-his-debt" | "disputed" | "agreement" | "proposal-pending" | "breathing-space" | "hardship" | "hold" | "complaint-pending" | "deceased" | "fraud-victim" | "minor" | "incapable" | "insolvency" | "under-review" | "limitation-over" | "court-case-open" | "with-an-office" | "permit-in-flight" | "payment-in-flight" | "not-known";
                source: string;
            }[];
            rules: {
                confidence: string;
                id: string;
                says: components["schemas"]["Names"];
                source: string;
            }[];
            sale: {
                buyer: string | null;
                claim: components["schemas"]["Amount"];
                closedOn: components["schemas"]["Day"] | null;
                currency: components["schemas"]["Currency"];
                cutOff: components["schemas"]["Day"];
                drawnOn: components["schemas"]["Day"];
                lines: number;
                listed: number;
                opensOn: components["schemas"]["Day"] | null;
                price: components["schemas"]["Amount"] | null;
                refused: number;
                returned: number;
                sale: number;
                /** @enum {string} */
                state: "drawn" | "offered" | "awarded" | "closed" | "dropped";
            };
            tape: string | null;
            today: components["schemas"]["Day"];
        };
        DebtSaleMoved: {
            sale: number;
            /** @enum {string} */
            state: "drawn" | "offered" | "awarded" | "closed" | "dropped";
        };
        DebtSales: {
            items: {
                buyer: string | null;
                claim: components["schemas"]["Amount"];
                closedOn: components["schemas"]["Day"] | null;
                currency: components["schemas"]["Currency"];
                cutOff: components["schemas"]["Day"];
                drawnOn: components["schemas"]["Day"];
                lines: number;
                listed: number;
                opensOn: components["schemas"]["Day"] | null;
                price: components["schemas"]["Amount"] | null;
                refused: number;
                returned: number;
                sale: number;
                /** @enum {string} */
                state: "drawn" | "offered" | "awarded" | "closed" | "dropped";
            }[];
            money: {
                account: string;
                amount: components["schemas"]["Amount"];
                cameOn: components["schemas"]["Day"];
                currency: components["schemas"]["Currency"];
                key: string;
                payment: string;
                sale: number;
            }[];
            next: string | null;
            products: {
                code: number;
                currency: string;
                name: components["schemas"]["Names"];
            }[];
            today: components["schemas"]["Day"];
        };
        Demands: {
            applies: boolean;
            demands: {
                effective: boolean | null;
                on: components["schemas"]["Day"];
                way: string;
                /** @enum {string} */
                why: "counts" | "before-breach" | "found-wrong" | "not-received" | "not-confirmed";
            }[];
            lacks: ("no-law" | "first-demand" | "second-demand" | "days-apart" | "time-unpaid")[];
            needsDays: number;
            pair: {
                days: number;
                first: components["schemas"]["Day"];
                second: components["schemas"]["Day"];
            } | null;
            secondFrom: components["schemas"]["Day"] | null;
            unpaidUntil: components["schemas"]["Day"] | null;
        };
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
            next: string | null;
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
        Draft: {
            kept: boolean;
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
        Erasures: {
            corrections: {
                account: string;
                askedOn: components["schemas"]["Day"];
                due: components["schemas"]["Day"];
                field: string;
                key: string;
                wanted: string;
            }[];
            holds: {
                account: string;
                since: string;
                why: string;
            }[];
            items: {
                account: string;
                askedOn: components["schemas"]["Day"];
                due: components["schemas"]["Day"];
                forbidden: {
                    reason: string;
                    until: components["schemas"]["Day"] | null;
                    why: components["schemas"]["Names"];
                } | null;
                key: string;
                proposed: ("erase" | "refuse") | null;
                proposedBy: string | null;
                takenBy: string | null;
                /** @enum {string} */
                via: "portal" | "letter" | "call" | "email" | "authority";
                why: string | null;
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
        };
        EvidenceChecked: {
            account: string;
            contacts: number;
            findings: components["schemas"]["Names"][];
            holds: boolean;
            key: string | null;
            records: number;
            refusals: number;
            seals: number;
            through: components["schemas"]["Day"] | null;
        };
        Figure: {
            cannotTell: string;
            chart: ({
                along: string[];
                axis: string;
                /** @enum {string} */
                kind: "lines" | "steps" | "bars" | "stacks" | "across";
                series: {
                    baseline?: boolean;
                    name: string;
                    values: (number | null)[];
                }[];
                /** @enum {string} */
                unit: "text" | "count" | "share" | "money" | "number";
            } | {
                ends: string[];
                /** @constant */
                kind: "flow";
                links: {
                    accounts: number;
                    from: string;
                    to: string;
                }[];
                nodes: {
                    column: number;
                    label: string;
                    name: string;
                }[];
            } | {
                along: string[];
                cells: [
                    number,
                    number,
                    number
                ][];
                down: string[];
                /** @constant */
                kind: "heat";
                quiet: number[];
            }) | null;
            columns: {
                /** @enum {string} */
                kind: "text" | "count" | "share" | "money" | "number";
                name: string;
            }[];
            currency: components["schemas"]["Currency"];
            definition: string;
            /** @enum {string} */
            figure: "rolls" | "vintages" | "flow" | "recovery" | "contacts" | "complaints" | "plans" | "refusals" | "hours" | "silence" | "cure";
            finding: string;
            name: string;
            period: {
                asOf: components["schemas"]["Day"];
                from: components["schemas"]["Day"];
                product: number | null;
                products: {
                    code: number;
                    name: components["schemas"]["Names"];
                }[];
                to: components["schemas"]["Day"];
            };
            rows: {
                of?: string;
                value: string | number | null;
            }[][];
            source: string;
        };
        FigureAccounts: {
            currency: components["schemas"]["Currency"];
            items: {
                about: string;
                account: string | null;
                amount: components["schemas"]["Amount"] | null;
                day: components["schemas"]["Day"];
                key: string | null;
                product: components["schemas"]["Names"] | null;
                who: string;
            }[];
            next: string | null;
        };
        Figures: {
            currency: components["schemas"]["Currency"];
            figures: {
                /** @enum {string} */
                figure: "rolls" | "vintages" | "flow" | "recovery" | "contacts" | "complaints" | "plans" | "refusals" | "hours" | "silence" | "cure";
                name: string;
            }[];
            period: {
                asOf: components["schemas"]["Day"];
                from: components["schemas"]["Day"];
                product: number | null;
                products: {
                    code: number;
                    name: components["schemas"]["Names"];
                }[];
                to: components["schemas"]["Day"];
            } | null;
            together: {
                before: {
                    complaints: number;
                    complaintTenths: number | null;
                    contacts: number;
                    kept: {
                        atRisk: number;
                        days: number;
                        keptPpm: number;
                        plans: number;
                    } | null;
                    perPersonHundredths: number | null;
                    recovered: components["schemas"]["Amount"];
                };
                now: {
                    complaints: number;
                    complaintTenths: number | null;
                    contacts: number;
                    kept: {
                        atRisk: number;
                        days: number;
                        keptPpm: number;
                        plans: number;
                    } | null;
                    perPersonHundredths: number | null;
                    recovered: components["schemas"]["Amount"];
                };
            } | null;
        };
        FirmEngagement: {
            decidedBy: string | null;
            engagement: number;
            firm: string;
            from: components["schemas"]["Day"];
            lawyers: {
                key: string;
                lawyer: string;
                licenceUntil: components["schemas"]["Day"];
                name: components["schemas"]["Names"];
                staff: string | null;
            }[];
            licence: string;
            licenceUntil: components["schemas"]["Day"];
            name: components["schemas"]["Names"];
            power: string;
            products: string[];
            proposedBy: string;
            regions: string[];
            /** @enum {string} */
            state: "proposed" | "in-force" | "refused" | "ended";
            until: components["schemas"]["Day"];
            why: string | null;
        };
        FirmEngagementDone: {
            engagement: number;
        };
        Firms: {
            engagements: components["schemas"]["FirmEngagement"][];
            products: string[];
            today: components["schemas"]["Day"];
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
        HandedOut: {
            items: {
                about: string;
                at: string;
                bytes: number;
                format: string;
                lines: number;
                number: string;
                register: string;
                sha256: string;
                who: string;
                why: string;
            }[];
            next: string | null;
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
        HeldPerson: {
            by: string | null;
            key: string;
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
        HouseStanding: {
            breaches: {
                found: number;
                open: number;
                wrongMessages: number;
            };
            complaints: {
                late: number;
                next: components["schemas"]["Day"] | null;
                open: number;
            };
            disputes: {
                late: number;
                next: components["schemas"]["Day"] | null;
                open: number;
            };
            evidence: {
                key: string | null;
                lastSealed: components["schemas"]["Day"] | null;
            };
            from: components["schemas"]["Day"];
            holds: number;
            looked: {
                chains: number;
                contacts: number;
                days: number;
                handed: number;
                last: components["schemas"]["Day"] | null;
                refused: number;
                replayed: number;
            };
            requests: {
                due: components["schemas"]["Day"] | null;
                waiting: number;
            };
            today: components["schemas"]["Day"];
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
        KeptRate: {
            broken: number;
            kept: number;
            n: number;
            name: components["schemas"]["Names"] | null;
            of: string;
            partly: number;
        };
        Ladder: {
            basedOn: string | null;
            draft: {
                author: string;
                number: number;
                revision: number;
            } | null;
            judged: components["schemas"]["LadderJudged"];
            key: string;
            name: string;
            steps: components["schemas"]["LadderStep"][];
            version: components["schemas"]["LadderVersion"] | null;
        };
        LadderAccounts: {
            accounts: {
                account: string;
                currency: components["schemas"]["Currency"];
                daysPastDue: number;
                is: {
                    /** @enum {string} */
                    channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
                    day: components["schemas"]["Day"];
                    held: boolean;
                    step: string;
                }[];
                name: string;
                overdue: components["schemas"]["Amount"];
                product: components["schemas"]["Names"];
                was: {
                    /** @enum {string} */
                    channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
                    day: components["schemas"]["Day"];
                    held: boolean;
                    step: string;
                }[];
            }[];
            against: string;
            until: components["schemas"]["Day"];
        };
        LadderBand: {
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            from: number;
            rule: string;
            says: components["schemas"]["Names"];
            source: string;
            to: number;
        };
        LadderChanges: {
            after: string;
            before: string;
            changes: {
                /** @enum {string} */
                kind: "added" | "removed" | "moved" | "changed";
                step: string;
                told: string;
            }[];
            steps: components["schemas"]["LadderStep"][];
        };
        LadderDone: {
            from: components["schemas"]["Day"] | null;
            key: string;
        };
        LadderDraft: {
            draft: number;
            key: string;
        };
        LadderDraftSaved: {
            judged: components["schemas"]["LadderJudged"];
            revision: number;
        };
        LadderFinding: {
            field: string | null;
            hard: boolean;
            rule: string | null;
            source: string | null;
            step: string | null;
            todo: components["schemas"]["Names"];
            what: components["schemas"]["Names"];
        };
        LadderHours: {
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            closes: number;
            opens: number;
            rules: string[];
            told: {
                closes: string;
                opens: string;
            };
        };
        LadderJudged: {
            bands: components["schemas"]["LadderBand"][];
            findings: components["schemas"]["LadderFinding"][];
            hours: components["schemas"]["LadderHours"][];
            load: {
                caps: {
                    days: number;
                    fullest: number;
                    most: number;
                    rule: string;
                }[];
                month: {
                    contacts: number;
                    from: number;
                };
                week: {
                    contacts: number;
                    from: number;
                };
            } | null;
            rungs: {
                day: number;
                step: string;
            }[];
        };
        Ladders: {
            drafts: {
                author: string;
                basedOn: number;
                key: string;
                revision: number;
            }[];
            firstNight: components["schemas"]["Day"];
            inForce: string | null;
            said: {
                by: string;
                day: components["schemas"]["Day"];
                from: components["schemas"]["Day"];
                key: string;
                name: string;
                seq: number;
                why: string;
            }[];
            texts: {
                /** @enum {string} */
                channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
                template: string;
                tones: string[];
            }[];
            today: components["schemas"]["Day"];
            versions: components["schemas"]["LadderVersion"][];
        };
        LadderStep: {
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            day: number;
            every?: number;
            id: string;
            least?: string;
            needs: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court")[];
            template: string;
            /** @enum {string} */
            tone: "friendly" | "plain" | "firm" | "formal";
            until?: number;
        };
        LadderStepInput: {
            /** @enum {string} */
            channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
            day: number;
            every?: number;
            id: string;
            least?: string;
            needs: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court")[];
            template: string;
            /** @enum {string} */
            tone: "friendly" | "plain" | "firm" | "formal";
            until?: number;
        };
        LadderTrial: {
            done: number;
            error: string | null;
            of: number;
            result: {
                accounts: number;
                after: {
                    accounts: number;
                    contacts: number;
                    cost: components["schemas"]["Amount"];
                    held: number;
                    money: {
                        amount: components["schemas"]["Amount"];
                        currency: components["schemas"]["Currency"];
                    }[];
                    people: number;
                };
                before: {
                    accounts: number;
                    contacts: number;
                    cost: components["schemas"]["Amount"];
                    held: number;
                    money: {
                        amount: components["schemas"]["Amount"];
                        currency: components["schemas"]["Currency"];
                    }[];
                    people: number;
                };
                broken: number;
                buckets: {
                    bucket: string;
                    is: number;
                    was: number;
                }[];
                changed: number;
                costCurrency: components["schemas"]["Currency"];
                is: string;
                night: components["schemas"]["Day"];
                pressure: {
                    days: number;
                    groups: (number | null)[];
                    is: {
                        by: number[];
                        contacts: number;
                        most: number;
                        people: number;
                    };
                    was: {
                        by: number[];
                        contacts: number;
                        most: number;
                        people: number;
                    };
                };
                shown: {
                    account: string;
                    daysPastDue: number;
                    is: string[];
                    was: string[];
                }[];
                steps: {
                    /** @enum {string} */
                    channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
                    is: {
                        held: number;
                        planned: number;
                    };
                    step: string;
                    was: {
                        held: number;
                        planned: number;
                    };
                }[];
                was: string;
                whole: boolean;
            } | null;
            /** @enum {string} */
            state: "running" | "done" | "failed";
            trial: number;
        };
        LadderVersion: {
            approved: {
                by: string;
                day: components["schemas"]["Day"];
                why: string;
            } | null;
            author: string;
            basedOn: number | null;
            from: components["schemas"]["Day"] | null;
            key: string;
            made: components["schemas"]["Day"];
            name: string;
            refused: {
                by: string;
                day: components["schemas"]["Day"];
                why: string;
            } | null;
            retired: {
                by: string;
                day: components["schemas"]["Day"];
                why: string;
            } | null;
            /** @enum {string} */
            state: "in-force" | "scheduled" | "approved" | "submitted" | "refused" | "retired" | "past";
            version: number;
            why: string;
        };
        Law: {
            nights: number;
            rules: components["schemas"]["LawRule"][];
            serves: string[];
            today: components["schemas"]["Day"];
            version: string;
        };
        LawAsking: {
            may: components["schemas"]["May"];
            told: string;
        };
        LawRule: {
            applies: string;
            channels: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court")[] | null;
            /** @enum {string} */
            confidence: "V" | "P" | "S" | "R";
            file: string | null;
            from: components["schemas"]["Day"];
            /** @enum {string} */
            group: "contact" | "words" | "charge" | "deadline" | "custody";
            /** @enum {string} */
            jurisdiction: "CN" | "US-FED" | "US-MA" | "US-NYC" | "UK" | "IN" | "HK" | "HOUSE";
            refusals: number | null;
            rule: string;
            says: components["schemas"]["Names"];
            source: string;
            /** @enum {string} */
            state: "in-force" | "superseded" | "to-come" | "draft";
            /** @enum {string} */
            strength: "must" | "should";
            to: components["schemas"]["Day"] | null;
        };
        LeadToday: {
            agents: components["schemas"]["AgentNow"][];
            due: {
                abuses: number;
                abusesUnseen: number;
                callBacks: number;
                callBacksLate: number;
                complaints: number;
                disputes: number;
                promises: number;
                reviews: number;
            };
            now: string;
            queues: {
                given: number;
                held: number;
                name: components["schemas"]["Names"];
                nobody: number;
                noRoom: number;
                oldest: components["schemas"]["Day"];
                queue: string;
                waiting: number;
            }[];
            refused: {
                count: number;
                items: {
                    account: string | null;
                    at: string;
                    name: string;
                    rule: string;
                    worker: string;
                }[];
            };
            scored: {
                agents: components["schemas"]["AgentScored"][];
                from: components["schemas"]["Day"];
                leastSamples: number;
            };
            signedIn: boolean;
            today: components["schemas"]["Day"];
        };
        LeadVisits: {
            alarms: {
                at: string;
                by: string;
                visit: string;
                /** @enum {string} */
                why: "abusive" | "unsafe";
            }[];
            next: string | null;
            receipts: {
                amount: components["schemas"]["Amount"];
                currency: components["schemas"]["Currency"];
                receipt: string;
                takenBy: string;
                takenOn: components["schemas"]["Day"];
                visit: string;
            }[];
            today: components["schemas"]["Day"];
            visitors: {
                card: string;
                name: string;
                staff: string;
            }[];
            visits: components["schemas"]["Visit"][];
        };
        LetterOrder: {
            account: string;
            answerBy: components["schemas"]["Day"] | null;
            assumed: components["schemas"]["Day"];
            cost: components["schemas"]["Amount"];
            currency: string;
            day: components["schemas"]["Day"];
            decidedBy: string | null;
            expected: components["schemas"]["Amount"];
            firm: string;
            key: string;
            lawyer: string | null;
            name: string;
            number: string | null;
            overdue: components["schemas"]["Amount"];
            post: string | null;
            proposedBy: string;
            signedOn: components["schemas"]["Day"] | null;
            /** @enum {string} */
            state: "proposed" | "with-firm" | "signed" | "posted" | "sent-back" | "declined" | "refused" | "ended";
            tracking: string | null;
            why: string | null;
        };
        LetterOrderDone: {
            order: components["schemas"]["LetterOrder"];
        };
        LetterOrdered: {
            order: string;
        };
        LetterOrders: {
            firm: string | null;
            next: string | null;
            orders: components["schemas"]["LetterOrder"][];
            today: components["schemas"]["Day"];
        };
        LetterOrderWhole: {
            before: {
                call: {
                    /** @enum {string} */
                    how: "tried" | "impossible";
                    on: components["schemas"]["Day"];
                };
                message: {
                    /** @enum {string} */
                    how: "tried" | "impossible";
                    on: components["schemas"]["Day"];
                };
            };
            contacts: {
                on: components["schemas"]["Day"];
                outcome: string | null;
                way: string;
            }[];
            daysPastDue: number;
            digest: string | null;
            named: string[];
            oldestDue: components["schemas"]["Day"] | null;
            order: components["schemas"]["LetterOrder"];
            page: string | null;
            product: string;
            signature: {
                key: string;
                lawyer: string;
                minute: number;
                name: components["schemas"]["Names"];
                valid: boolean;
                value: string;
            } | null;
            signer: {
                key: string;
                lawyer: string;
                name: components["schemas"]["Names"];
            } | null;
            today: components["schemas"]["Day"];
            told: boolean;
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
            next: string | null;
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
        LimitationCalendar: {
            alarms: {
                alarm: number;
                count: number;
            }[];
            items: {
                account: string;
                alarm: number | null;
                case: string | null;
                daysLeft: number;
                ends: components["schemas"]["Day"];
                key: string;
                who: string;
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
        };
        LiveNight: {
            accounts: number;
            chunks: number;
            contacts: number;
            control: {
                amount: components["schemas"]["Amount"];
                credit: string;
                debit: string;
            }[];
            currency: components["schemas"]["Currency"];
            day: components["schemas"]["Day"];
            of: number | null;
            seconds: number;
            setAside: number;
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
            demonstration: boolean;
            may: string[] | null;
            provider: {
                names: {
                    en: string;
                    "zh-CN": string;
                };
            } | null;
            required: boolean;
            who: ({
                agency: string | null;
                confirmed: boolean;
                how: ("password" | "passkey" | "provider" | "code" | "demonstration") | null;
                /** @constant */
                kind: "staff";
                name: string;
                number: string;
                roles: ("agent" | "lead" | "strategist" | "compliance" | "administrator" | "agency" | "firm" | "field" | "auditor")[];
            } | {
                host: string | null;
                /** @constant */
                kind: "borrower";
                reference: string | null;
            }) | null;
        };
        Minute: string;
        MinuteInput: string;
        MoneyPassedOn: {
            /** @constant */
            state: "passed";
        };
        Moved: {
            left: {
                key: string;
                /** @enum {string} */
                why: "nobody" | "no-room" | "changed";
            }[];
            moved: number;
            round: number | null;
        };
        Names: {
            en: string;
            zh: string;
        };
        NamesInput: {
            en: string;
            zh: string;
        };
        NextPerson: {
            again: string | null;
            item: components["schemas"]["WorkItem"] | null;
            milder: boolean;
            pause: boolean;
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
        Note: {
            /** @enum {string} */
            about: "note" | "hand-over" | "call";
            at: string;
            note: number;
            pinnedBy: string | null;
            words: string | null;
            worker: string;
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
        OpenMatter: {
            count: number;
            due: components["schemas"]["Day"] | null;
            /** @enum {string} */
            kind: "dispute" | "complaint" | "review" | "reply";
        };
        OversightDone: {
            /** @constant */
            state: "done";
        };
        OwnClaim: {
            code: string | null;
            currency: components["schemas"]["Currency"];
            holders: {
                contact: string | null;
                from: components["schemas"]["Day"];
                licence: string | null;
                name: components["schemas"]["Names"] | null;
                until: components["schemas"]["Day"] | null;
            }[];
            left: components["schemas"]["Amount"];
            money: {
                amount: components["schemas"]["Amount"];
                cameOn: components["schemas"]["Day"];
                passedOn: components["schemas"]["Day"] | null;
            }[];
            recovered: components["schemas"]["Amount"];
            soldOn: components["schemas"]["Day"] | null;
            today: components["schemas"]["Day"];
            writtenOffOn: components["schemas"]["Day"] | null;
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
        OwnCourt: {
            cases: {
                award: {
                    delay: components["schemas"]["Amount"];
                    payBy: components["schemas"]["Day"];
                    total: components["schemas"]["Amount"];
                    unpaid: components["schemas"]["Amount"];
                } | null;
                claim: components["schemas"]["Amount"];
                currency: components["schemas"]["Currency"];
                fee: components["schemas"]["Amount"] | null;
                feeReconciled: components["schemas"]["Amount"] | null;
                halted: boolean;
                nextOn: components["schemas"]["Day"] | null;
                /** @enum {string} */
                stage: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
                stageOn: components["schemas"]["Day"];
                waitUntil: components["schemas"]["Day"] | null;
            }[];
            limitation: components["schemas"]["Day"] | null;
            today: components["schemas"]["Day"];
        };
        OwnData: {
            email: string | null;
            erase: {
                reason: string;
                until: components["schemas"]["Day"] | null;
                why: components["schemas"]["Names"];
            } | null;
            name: string;
            phone: string | null;
            requests: components["schemas"]["DataRequest"][];
            today: components["schemas"]["Day"];
        };
        OwnDisputes: {
            items: components["schemas"]["Dispute"][];
            now: string;
            today: components["schemas"]["Day"];
        };
        OwnQuality: {
            from: components["schemas"]["Day"];
            items: components["schemas"]["QualitySample"][];
            leastSamples: number;
            quality: components["schemas"]["QualityScore"];
            questions: components["schemas"]["QualityQuestion"][];
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
        OwnSeenAnswer: {
            days: {
                changes: number;
                day: string;
                from: string;
                looks: number;
                opened: number;
                openings: {
                    /** @enum {string} */
                    field: "name" | "phone" | "email" | "address";
                    /** @enum {string} */
                    why: "speaking" | "identity" | "correction" | "letter" | "complaint";
                }[];
                people: number;
                role: string;
                to: string;
            }[];
        };
        OwnSignIn: {
            login: string;
            passkeys: {
                id: string;
                made: string;
                name: string;
                synced: boolean;
                used: string | null;
            }[];
            provided: boolean;
            recoveryLeft: number;
        };
        OwnSilences: {
            items: components["schemas"]["Silence"][];
        };
        OwnStatements: {
            currency: string;
            endings: {
                about: string;
                days: number;
                until: components["schemas"]["Day"];
                /** @enum {string} */
                what: "licence" | "contract" | "evaluation" | "examination";
            }[];
            items: {
                agency: string;
                amount: components["schemas"]["Amount"];
                beside: components["schemas"]["Amount"];
                counted: components["schemas"]["Amount"];
                days: number;
                invoice: {
                    by: string;
                    decidedBy: string | null;
                    gross: components["schemas"]["Amount"];
                    heard: ("accepted" | "objected") | null;
                    heardWords: string | null;
                    invoice: number;
                    number: string | null;
                    proposedOn: components["schemas"]["Day"];
                    tax: components["schemas"]["Amount"];
                    taxPpm: number;
                    verdict: ("agreed" | "refused") | null;
                } | null;
                kinds: {
                    earned: components["schemas"]["Amount"];
                    /** @enum {string} */
                    kind: "recovered" | "kept-instalment" | "quality";
                    takenBack: components["schemas"]["Amount"];
                }[];
                ledger: components["schemas"]["Amount"];
                lines: number;
                month: string;
                recoveredShare: number | null;
            }[];
        };
        OwnVisit: {
            accompanied: boolean;
            address: string;
            appointment: {
                day: components["schemas"]["Day"];
                from: string;
                text: string;
                until: string;
            } | null;
            ended: string | null;
            /** @enum {string} */
            place: "home" | "work" | "public";
            sounds: {
                sound: string | null;
            }[];
            /** @enum {string} */
            state: "proposed" | "approved" | "asked" | "booked" | "arrived" | "done" | "refused" | "declined" | "cancelled" | "lapsed";
            visit: number;
            visitors: {
                card: string;
                name: string;
                photo: string;
            }[];
            where: string;
            windows: {
                day: components["schemas"]["Day"];
                from: string;
                text: string;
                until: string;
            }[];
        };
        OwnVisits: {
            places: {
                address: string;
                lines: string;
                /** @enum {string} */
                place: "home" | "work" | "public";
            }[];
            visits: components["schemas"]["OwnVisit"][];
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
        PasskeyOptions: {
            challenge: string;
        } & {
            [key: string]: unknown;
        };
        Paying: {
            choices: {
                amount: components["schemas"]["Amount"];
                /** @enum {string} */
                kind: "overdue" | "minimum" | "all";
            }[];
            currency: components["schemas"]["Currency"];
            most: components["schemas"]["Amount"];
            open: components["schemas"]["Checkout"] | null;
            provider: string | null;
            today: components["schemas"]["Day"];
        };
        PeopleLog: {
            items: {
                about: string | null;
                at: string;
                number: string;
                what: string;
                who: string;
            }[];
            next: string | null;
        };
        Person: {
            email: string | null;
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
        PersonAtDesk: {
            debts: components["schemas"]["Debt"][];
            draft: string | null;
            gate: components["schemas"]["Gate"];
            heldBy: string | null;
            key: string;
            liesWith: {
                by: string;
                why: string;
                worker: string;
            } | null;
            notes: components["schemas"]["Note"][];
            now: components["schemas"]["Minute"];
            open: components["schemas"]["OpenMatter"][];
            permits: {
                code: string;
                permit: number;
                since: string;
                until: string;
            }[];
            person: string;
            promises: components["schemas"]["PromisedRow"][];
            reached: string | null;
            timeline: components["schemas"]["PersonEvent"][];
            today: components["schemas"]["Day"];
            totals: {
                currency: components["schemas"]["Currency"];
                overdue: components["schemas"]["Amount"];
                owed: components["schemas"]["Amount"];
            }[];
            who: {
                email: string | null;
                /** @enum {string} */
                language: "zh-CN" | "en";
                name: string;
                phone: string | null;
                region: string;
                timeZone: string;
            };
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
        PersonEvent: {
            account: string | null;
            amount: components["schemas"]["Amount"] | null;
            at: string | null;
            currency: components["schemas"]["Currency"] | null;
            day: components["schemas"]["Day"];
            gate: string[];
            key: string;
            /** @enum {string} */
            kind: "money" | "charge" | "due" | "age" | "contact" | "held" | "pause" | "plan" | "terms";
            plannedBy: string | null;
            told: string;
        };
        Placed: {
            items: components["schemas"]["PlacedItem"][];
            next: string | null;
            today: components["schemas"]["Day"];
        };
        PlacedItem: {
            account: string;
            again: string | null;
            allowed: boolean;
            bucket: string | null;
            currency: components["schemas"]["Currency"];
            daysPastDue: number;
            headline: string | null;
            key: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            overdue: components["schemas"]["Amount"];
            phone: string | null;
            product: components["schemas"]["Names"];
            since: components["schemas"]["Day"];
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
            night: components["schemas"]["LiveNight"] | null;
            of: number;
            /** @enum {string} */
            state: "idle" | "running" | "done" | "failed";
        };
        PromisedPeople: {
            day: components["schemas"]["Day"];
            items: {
                account: string;
                amount: components["schemas"]["Amount"];
                currency: components["schemas"]["Currency"];
                kind: string;
                name: string;
                paid: components["schemas"]["Amount"];
                product: components["schemas"]["Names"] | null;
                /** @enum {string} */
                state: "pending" | "kept" | "partly" | "broken";
                worker: string | null;
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
        };
        PromisedRow: {
            account: string;
            amount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            due: components["schemas"]["Day"];
            /** @enum {string} */
            state: "kept" | "missed" | "due" | "coming";
        };
        Promises: {
            agents: components["schemas"]["KeptRate"][];
            asOf: components["schemas"]["Day"];
            days: {
                amounts: {
                    currency: components["schemas"]["Currency"];
                    due: components["schemas"]["Amount"];
                    paid: components["schemas"]["Amount"];
                }[];
                broken: number;
                day: components["schemas"]["Day"];
                kept: number;
                partly: number;
                pending: number;
            }[];
            month: string;
            products: components["schemas"]["KeptRate"][];
            ratesFrom: components["schemas"]["Day"];
            today: components["schemas"]["Day"];
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
        Quality: {
            agents: {
                quality: components["schemas"]["QualityScore"];
                worker: string;
            }[];
            from: components["schemas"]["Day"];
            items: components["schemas"]["QualitySample"][];
            leastSamples: number;
            questions: components["schemas"]["QualityQuestion"][];
            reviewed: components["schemas"]["QualitySample"][];
            sharePercent: number;
            today: components["schemas"]["Day"];
            waiting: number;
        };
        QualityQuestion: {
            grave: boolean;
            id: string;
            name: components["schemas"]["Names"];
        };
        QualitySample: {
            answers: {
                /** @enum {string} */
                answer: "yes" | "no" | "not-applicable";
                note: string;
                question: string;
            }[] | null;
            call: string;
            coaching: string | null;
            day: components["schemas"]["Day"];
            grave: string[];
            name: string;
            outcome: string | null;
            read: boolean;
            recording: string | null;
            reviewedOn: components["schemas"]["Day"] | null;
            reviewer: string | null;
            seconds: number | null;
            worker: string;
        };
        QualitySampleSeen: {
            questions: components["schemas"]["QualityQuestion"][];
            sample: components["schemas"]["QualitySample"];
            today: components["schemas"]["Day"];
        };
        QualityScore: {
            n: number;
            score: {
                high: number;
                low: number;
                mean: number;
            } | null;
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
        Records: {
            items: {
                account: string | null;
                at: string;
                day: components["schemas"]["Day"];
                hash: string;
                key: string;
                /** @enum {string} */
                kind: "fact" | "contact" | "refusal" | "handover" | "receipt" | "reply" | "recording" | "letter" | "review" | "paper" | "statement" | "erasure";
                says: {
                    name: string;
                    value: string;
                }[];
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
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
            next: string | null;
            today: components["schemas"]["Day"];
        };
        RevealAskedInput: {
            /** @default demo */
            by?: string;
            /** @enum {string} */
            field: "name" | "phone" | "email" | "address";
            /** @default  */
            note?: string;
            /** @enum {string} */
            why: "speaking" | "identity" | "correction" | "letter" | "complaint";
        };
        Revealed: {
            /** @enum {string} */
            field: "name" | "phone" | "email" | "address";
            seconds: number;
            value: string | null;
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
            next: string | null;
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
        Said: {
            said: string[];
            unsaid: string[];
        };
        Script: {
            paragraphs: string[];
            rule: string | null;
            template: string;
        };
        ScriptLine: {
            line: string;
            must: string[];
            /** @enum {string} */
            part: "opening" | "facts" | "offers" | "rights" | "close";
            say: string;
        };
        SeenAnswer: {
            alarms: {
                at: string;
                /** @enum {string} */
                span: "hour" | "day";
                who: string;
            }[];
            items: {
                account: string | null;
                at: string;
                field: ("name" | "phone" | "email" | "address") | null;
                note: string | null;
                person: string;
                role: string;
                seq: string;
                what: string;
                who: string;
                why: ("speaking" | "identity" | "correction" | "letter" | "complaint") | null;
            }[];
            next: string | null;
        };
        Sessions: {
            items: {
                began: string;
                device: string;
                how: ("password" | "passkey" | "provider" | "code" | "demonstration") | null;
                key: string;
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
            onward: string | null;
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
        SoundTaken: {
            /** @enum {string} */
            state: "kept" | "known" | "refused";
            why: ("no-consent" | "no-beginning" | "over" | "not-a-sound" | "too-large" | "empty") | null;
        };
        SpecialPathDone: {
            /** @constant */
            state: "done";
        };
        SpecialPaths: {
            items: {
                account: string;
                ends: {
                    id: string;
                    open: boolean;
                    says: components["schemas"]["Names"];
                }[];
                key: string;
                /** @enum {string} */
                kind: "insolvency" | "estate" | "fraud" | "imprisoned" | "guardian";
                openedOn: components["schemas"]["Day"];
                rests: components["schemas"]["Names"];
                source: string;
                speakTo: string[];
                steps: {
                    documents: string[];
                    done: boolean;
                    id: string;
                    says: components["schemas"]["Names"];
                }[];
                who: string;
            }[];
            today: components["schemas"]["Day"];
        };
        Staff: {
            items: {
                agency: string | null;
                ended: boolean;
                login: string;
                name: string;
                number: string;
                provided: boolean;
                ready: boolean;
                roles: ("agent" | "lead" | "strategist" | "compliance" | "administrator" | "agency" | "firm" | "field" | "auditor")[];
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
        TalkGuide: {
            cards: {
                card: string;
                heard: string;
                /** @enum {string} */
                leads: "agree" | "dispute-payment" | "dispute-debt" | "stop" | "care";
                say: string;
            }[];
            lines: components["schemas"]["ScriptLine"][];
            /** @enum {string} */
            stage: "before-due" | "early" | "late" | "broken" | "hardship";
        };
        TeamComplaints: {
            caused: {
                late: number;
                of: string;
                open: number;
                received: number;
                upheld: number;
            }[];
            clocks: {
                account: string | null;
                dueOn: components["schemas"]["Day"] | null;
                key: string;
                kind: string;
                late: boolean;
                owner: string | null;
                receivedOn: components["schemas"]["Day"];
            }[];
            from: components["schemas"]["Day"];
            held: {
                late: number;
                of: string;
                open: number;
                received: number;
                upheld: number;
            }[];
            kinds: {
                late: number;
                of: string;
                open: number;
                received: number;
                upheld: number;
            }[];
            today: components["schemas"]["Day"];
        };
        TeamMember: {
            awayUntil: components["schemas"]["Day"] | null;
            capacity: number;
            languages: string[];
            load: number;
            name: string | null;
            queues: string[];
            trained: boolean;
            usual: boolean;
            worker: string;
        };
        TelephoneBegun: {
            picture: string;
            secret: string;
            token: string;
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
            plannedBy: string | null;
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
        Visit: {
            account: string;
            appointment: {
                day: components["schemas"]["Day"];
                from: string;
                text: string;
                until: string;
            } | null;
            approvedBy: string | null;
            cost: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            endedWhy: string | null;
            name: string;
            overdue: components["schemas"]["Amount"];
            /** @enum {string} */
            place: "home" | "work" | "public";
            proposedBy: string;
            proposedOn: components["schemas"]["Day"];
            /** @enum {string} */
            state: "proposed" | "approved" | "asked" | "booked" | "arrived" | "done" | "refused" | "declined" | "cancelled" | "lapsed";
            value: components["schemas"]["Amount"];
            visit: string;
            visitors: string[];
            why: string;
        };
        VisitCase: {
            account: string;
            against: {
                code: string;
                told: components["schemas"]["Names"];
            }[];
            daysPastDue: number;
            lost: boolean;
            name: string;
            next: {
                /** @enum {string} */
                state: "try" | "waiting" | "over";
                way: string | null;
                why: string | null;
            };
            places: {
                address: string;
                lines: string;
                located: boolean;
                use: string;
            }[];
            search: {
                by: string | null;
                /** @enum {string} */
                confidence: "V" | "S";
                from: components["schemas"]["Day"];
                /** @enum {string} */
                kind: "permit" | "request";
                on: components["schemas"]["Day"] | null;
                outcome: ("found" | "nothing" | "not-available") | null;
                says: components["schemas"]["Names"];
                source: string;
                way: string;
            }[];
            sounds: {
                at: string;
                by: string;
                gone: boolean;
                recording: string;
                visit: string;
            }[];
            steps: {
                lastOn: components["schemas"]["Day"] | null;
                /** @enum {string} */
                stand: "failed" | "impossible" | "open" | "not-tried";
                /** @enum {string} */
                step: "message" | "call" | "letter";
                tries: number;
            }[];
            visits: components["schemas"]["Visit"][];
            worth: components["schemas"]["VisitWorth"];
        };
        VisitDay: {
            day: components["schemas"]["Day"];
            earlyMinutes: number;
            map: {
                credit: string;
            } | null;
            metres: number;
            now: number;
            permitMinutes: number;
            stops: {
                accompanied: boolean;
                address: string;
                currency: components["schemas"]["Currency"];
                debts: {
                    account: string;
                    limits: {
                        days: number;
                        /** @enum {string} */
                        kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                        least: number;
                        most: number;
                    }[];
                    overdue: components["schemas"]["Amount"];
                }[];
                from: number;
                /** @enum {string} */
                language: "zh-CN" | "en";
                metres: number;
                name: string;
                /** @enum {string} */
                place: "home" | "work" | "public";
                receipt: string;
                spot: {
                    latitude: number;
                    longitude: number;
                } | null;
                /** @enum {string} */
                state: "booked" | "arrived" | "done";
                text: string;
                together: {
                    card: string;
                    name: string;
                }[];
                until: number;
                visit: string;
            }[];
            visitor: string;
        };
        VisitEntriesTaken: {
            taken: {
                key: string;
                /** @enum {string} */
                state: "kept" | "known";
                /** @enum {string} */
                told: "none" | "breach" | "not-used" | "alarm" | "cash" | "proposed";
            }[];
        };
        VisitLeave: {
            at: number;
            permit: number | null;
            told: components["schemas"]["Names"] | null;
            until: number | null;
        };
        VisitorCards: {
            today: components["schemas"]["Day"];
            visitors: {
                card: string | null;
                counts: boolean;
                face: string | null;
                keptOn: components["schemas"]["Day"] | null;
                name: string;
                ready: boolean;
                staff: string;
                trained: boolean;
            }[];
        };
        VisitStanding: {
            /** @enum {string} */
            leave: "open" | "used" | "revoked" | "over" | "none";
            now: number;
            /** @enum {string} */
            state: "proposed" | "approved" | "asked" | "booked" | "arrived" | "done" | "refused" | "declined" | "cancelled" | "lapsed";
        };
        VisitWorth: {
            chances: {
                /** @enum {string} */
                name: "met" | "agrees" | "brings";
                percent: number;
            }[];
            cost: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            exceeds: boolean;
            overdue: components["schemas"]["Amount"];
            parts: {
                amount: components["schemas"]["Amount"];
                name: string;
                why: components["schemas"]["Names"];
            }[];
            terms: string;
            value: components["schemas"]["Amount"];
        };
        WaitingApproval: {
            account: string | null;
            /** @enum {string} */
            clock: "in-time" | "soon" | "late" | "none";
            due: string | null;
            key: string;
            /** @enum {string} */
            kind: "case" | "text" | "ladder" | "letter";
            level: number | null;
            may: ("approve" | "decide" | "order") | null;
            owner: string | null;
            path: string;
            proposedBy: string | null;
            reviewKind: ("application" | "paper" | "statement" | "vulnerability" | "dispute" | "complaint" | "appeal") | null;
            since: string;
            what: string;
            who: string | null;
            whyNot: ("own-proposal" | "own-decision" | "not-trained" | "above-limit" | "not-a-reviewer" | "other-role" | "say-who" | "another-decides") | null;
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
            agencies: {
                agency: string;
                name: components["schemas"]["Names"];
            }[];
            agencyKinds: string[];
            items: {
                agency: string | null;
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
            connected: boolean;
            items: components["schemas"]["WorkItem"][];
            next: string | null;
            now: components["schemas"]["Minute"];
            order: string;
            today: components["schemas"]["Day"];
            waiting: {
                [key: string]: number;
            };
        };
        WorkItem: {
            account: string;
            again: string | null;
            allowed: boolean;
            assigned: string | null;
            bucket: string | null;
            channel: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court") | null;
            claimedBy: string | null;
            currency: components["schemas"]["Currency"];
            daysPastDue: number;
            debts: number;
            headline: string | null;
            key: string;
            /** @enum {string} */
            kind: "promise" | "call-back" | "answer" | "today" | "earlier" | "closing";
            /** @enum {string} */
            language: "zh-CN" | "en";
            name: string;
            overdue: components["schemas"]["Amount"];
            person: string;
            phone: string | null;
            product: components["schemas"]["Names"];
            reason: string;
            snoozed: string | null;
        };
        WriteOffs: {
            counts: {
                count: number;
                /** @enum {string} */
                state: "proposed" | "written-off" | "refused" | "lapsed" | "undone";
            }[];
            items: {
                account: string;
                agreedBy: string | null;
                amount: components["schemas"]["Amount"] | null;
                confidence: string | null;
                currency: components["schemas"]["Currency"];
                days: number;
                decidedBy: string | null;
                decidedOn: components["schemas"]["Day"] | null;
                ground: string;
                key: string;
                owed: components["schemas"]["Amount"];
                proposedBy: string;
                proposedOn: components["schemas"]["Day"];
                says: components["schemas"]["Names"] | null;
                sold: boolean;
                source: string | null;
                /** @enum {string} */
                state: "proposed" | "written-off" | "refused" | "lapsed" | "undone";
                undoBy: string | null;
                who: string;
                why: string;
            }[];
            next: string | null;
            today: components["schemas"]["Day"];
            vintages: {
                accounts: number;
                currency: components["schemas"]["Currency"];
                month: string;
                product: components["schemas"]["Names"];
                recovered: components["schemas"]["Amount"];
                sold: number;
                writtenOff: components["schemas"]["Amount"];
            }[];
        };
        WroteOff: {
            key: string;
            /** @enum {string} */
            state: "proposed" | "written-off" | "refused" | "lapsed" | "undone";
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
    getAgencies: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Agencies"];
                };
            };
        };
    };
    getAgenciesAgencyCases: {
        parameters: {
            query?: {
                after?: string;
                state?: "open" | "back";
            };
            path: {
                agency: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyCases"];
                };
            };
        };
    };
    postAgenciesAgencyCasesKey: {
        parameters: {
            path: {
                agency: string;
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    act: "recall" | "hold" | "release";
                    by: string;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyCaseDone"];
                };
            };
        };
    };
    postAgenciesAgencyRecall: {
        parameters: {
            path: {
                agency: string;
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
                    "application/json": components["schemas"]["AgencyRecalled"];
                };
            };
        };
    };
    getAgenciesAgencyStatementsMonthBehind: {
        parameters: {
            query: {
                after?: string;
                what: "recovered" | "agreements" | "complaints" | "breaches";
            };
            path: {
                agency: string;
                month: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyBehind"];
                };
            };
        };
    };
    getAgenciesAgencyStatementsMonthFile: {
        parameters: {
            query?: {
                as?: "csv" | "xlsx" | "pdf";
                language?: "zh-CN" | "en";
            };
            path: {
                agency: string;
                month: string;
            };
        };
        responses: {
            200: {
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    postAgenciesAgencyStatementsMonthInvoice: {
        parameters: {
            path: {
                agency: string;
                month: string;
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
                    "application/json": components["schemas"]["AgencyInvoiceProposed"];
                };
            };
        };
    };
    getAgenciesAgencyStatementsMonthLines: {
        parameters: {
            query?: {
                after?: string;
            };
            path: {
                agency: string;
                month: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyLines"];
                };
            };
        };
    };
    postAgenciesInvoicesInvoiceDecide: {
        parameters: {
            path: {
                invoice: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    verdict: "agreed" | "refused";
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyInvoiceDecided"];
                };
            };
        };
    };
    postAgenciesPapers: {
        requestBody: {
            content: {
                "application/json": {
                    agency: string;
                    by: string;
                    content: components["schemas"]["AgencyPaperInput"];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyPaperKept"];
                };
            };
        };
    };
    postAgenciesPapersPaperDecide: {
        parameters: {
            path: {
                paper: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    verdict: "granted" | "refused";
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyPaperDecided"];
                };
            };
        };
    };
    getAgenciesReckoning: {
        parameters: {
            query?: {
                month?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyReckoning"];
                };
            };
        };
    };
    getAgenciesReturnsDeclarationCertificate: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                declaration: number;
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
    postAgencyContacts: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    at: string;
                    /** @enum {string} */
                    outcome: "conversation" | "no-answer" | "busy" | "not-in-service" | "voicemail";
                    permit: string | null;
                    /** @default null */
                    said?: ("asks-for-no-contact" | "does-not-owe") | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyContactTaken"];
                };
            };
        };
    };
    postAgencyInvoicesInvoiceHear: {
        parameters: {
            path: {
                invoice: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    heard: "accepted" | "objected";
                    words: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyInvoiceHeard"];
                };
            };
        };
    };
    postAgencyPermits: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    /** @enum {string} */
                    address: "phone";
                    /** @enum {string} */
                    purpose: "collect";
                    /** @enum {string} */
                    way: "call";
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyLeave"];
                };
            };
        };
    };
    postAgencyPermitsPermitUse: {
        parameters: {
            header: {
                "idempotency-key": string;
            };
            path: {
                permit: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyLeaveUsed"];
                };
            };
        };
    };
    getAgencyPlacements: {
        parameters: {
            query?: {
                after?: string;
                language?: "zh-CN" | "en";
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Placed"];
                };
            };
        };
    };
    getAgencyReturns: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyReturns"];
                };
            };
        };
    };
    postAgencyReturns: {
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
                    "application/json": components["schemas"]["AgencyDeclared"];
                };
            };
        };
    };
    getAgencyReturnsDeclarationCertificate: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                declaration: number;
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
    getAgencyStatements: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnStatements"];
                };
            };
        };
    };
    getAgencyStatementsMonthFile: {
        parameters: {
            query?: {
                as?: "csv" | "xlsx" | "pdf";
                language?: "zh-CN" | "en";
            };
            path: {
                month: string;
            };
        };
        responses: {
            200: {
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    getAgencyStatementsMonthLines: {
        parameters: {
            query?: {
                after?: string;
            };
            path: {
                month: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AgencyLines"];
                };
            };
        };
    };
    getAgentAbuses: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                which?: "unseen" | "all";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Abuses"];
                };
            };
        };
    };
    postAgentAbusesSeen: {
        requestBody: {
            content: {
                "application/json": {
                    abuse: string;
                    by: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Abuses"];
                };
            };
        };
    };
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
    postAgentAccountsKeyAbuse: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    call?: string;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AbuseKept"];
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
    postAgentAccountsKeyDraft: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
        };
    };
    postAgentAccountsKeyHandOver: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    to: string;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HeldPerson"];
                };
            };
        };
    };
    postAgentAccountsKeyNotes: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default note
                     * @enum {string}
                     */
                    about?: "note" | "call";
                    words: string;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
        };
    };
    postAgentAccountsKeyNotesNotePin: {
        parameters: {
            path: {
                key: string;
                note: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    pinned: boolean;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Draft"];
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
    getAgentAccountsKeyPerson: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                worker?: string;
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PersonAtDesk"];
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
    postAgentAccountsKeyReveal: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealAskedInput"];
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
        };
    };
    getAgentAccountsKeyScript: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                worker?: string;
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["TalkGuide"];
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
    postAgentCallsCallSaid: {
        parameters: {
            path: {
                call: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: string[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Said"];
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
    getAgentPlaced: {
        parameters: {
            query?: {
                after?: string;
                agency?: string;
                language?: "zh-CN" | "en";
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Placed"];
                };
            };
        };
    };
    getAgentQuality: {
        parameters: {
            query?: {
                staff?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnQuality"];
                };
            };
        };
    };
    postAgentQualityRead: {
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
                    "application/json": components["schemas"]["OwnQuality"];
                };
            };
        };
    };
    getAgentReplies: {
        parameters: {
            query?: {
                after?: string;
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
                after?: string;
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
                order?: "next" | "amount" | "oldest";
                product?: string;
                reason?: "promise" | "call-back" | "answer" | "today" | "earlier";
                size?: number;
                whose?: "all" | "queue" | "mine";
                worker?: string;
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
    postAgentWorkLeave: {
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    how: "done" | "later";
                    key: string;
                    minutes?: number;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HeldPerson"];
                };
            };
        };
    };
    postAgentWorkNext: {
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                    leave?: {
                        /** @enum {string} */
                        how: "done" | "later";
                        key: string;
                        minutes?: number;
                    };
                    /**
                     * @default queue
                     * @enum {string}
                     */
                    whose?: "all" | "queue" | "mine";
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["NextPerson"];
                };
            };
        };
    };
    postAgentWorkOpen: {
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HeldPerson"];
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
    postBorrowerHostReferenceAccountsAccountCheckouts: {
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
                    amount: components["schemas"]["AmountInput"];
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountClaim: {
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
                    "application/json": components["schemas"]["OwnClaim"];
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
    getBorrowerHostReferenceAccountsAccountCourt: {
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
                    "application/json": components["schemas"]["OwnCourt"];
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
    getBorrowerHostReferenceAccountsAccountPaying: {
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
                    "application/json": components["schemas"]["Paying"];
                };
            };
        };
    };
    getBorrowerHostReferenceAccountsAccountProof: {
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
                    "application/octet-stream": unknown;
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
    getBorrowerHostReferenceCheckouts: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Checkouts"];
                };
            };
        };
    };
    getBorrowerHostReferenceCheckoutsCheckout: {
        parameters: {
            path: {
                checkout: string;
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    getBorrowerHostReferenceData: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnData"];
                };
            };
        };
    };
    getBorrowerHostReferenceDataCopy: {
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
                    "text/html": unknown;
                };
            };
        };
    };
    postBorrowerHostReferenceDataRequests: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "name" | "phone" | "email" | "address";
                    /** @enum {string} */
                    kind: "correct";
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                    wanted: string;
                } | {
                    /** @enum {string} */
                    kind: "erase";
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DataRequest"];
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
    getBorrowerHostReferenceSeen: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnSeenAnswer"];
                };
            };
        };
    };
    getBorrowerHostReferenceVisits: {
        parameters: {
            path: {
                host: string;
                reference: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnVisits"];
                };
            };
        };
    };
    getBorrowerHostReferenceVisitsVisitCalendarIcs: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
            path: {
                host: string;
                reference: string;
                visit: string;
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
    postBorrowerHostReferenceVisitsVisitConfirm: {
        parameters: {
            path: {
                host: string;
                reference: string;
                visit: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    accompanied: boolean;
                    from: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnVisits"];
                };
            };
        };
    };
    postBorrowerHostReferenceVisitsVisitDecline: {
        parameters: {
            path: {
                host: string;
                reference: string;
                visit: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnVisits"];
                };
            };
        };
    };
    getBorrowerHostReferenceVisitsVisitFacesStaff: {
        parameters: {
            path: {
                host: string;
                reference: string;
                staff: string;
                visit: string;
            };
        };
        responses: {
            200: {
                content: {
                    "image/*": unknown;
                };
            };
        };
    };
    postBorrowerHostReferenceVisitsVisitMove: {
        parameters: {
            path: {
                host: string;
                reference: string;
                visit: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnVisits"];
                };
            };
        };
    };
    getBorrowerHostReferenceVisitsVisitSoundsRecording: {
        parameters: {
            path: {
                host: string;
                recording: string;
                reference: string;
                visit: string;
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
    getComplianceBreaches: {
        parameters: {
            query?: {
                after?: string;
                state?: "open" | "all";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Breaches"];
                };
            };
        };
    };
    postComplianceBreachesKeyAnswer: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    remedy: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OversightDone"];
                };
            };
        };
    };
    postComplianceCorrectionsKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    state: "done" | "refused";
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OversightDone"];
                };
            };
        };
    };
    getComplianceErasures: {
        parameters: {
            query?: {
                after?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Erasures"];
                };
            };
        };
    };
    postComplianceErasures: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    /** @enum {string} */
                    via: "portal" | "letter" | "call" | "email" | "authority";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OversightDone"];
                };
            };
        };
    };
    postComplianceErasuresKeyEnd: {
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
                    "application/json": components["schemas"]["OversightDone"];
                };
            };
        };
    };
    postComplianceErasuresKeyPropose: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    what: "erase" | "refuse";
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OversightDone"];
                };
            };
        };
    };
    getComplianceExports: {
        parameters: {
            query?: {
                after?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HandedOut"];
                };
            };
        };
    };
    postComplianceHolds: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    /** @default false */
                    lift?: boolean;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OversightDone"];
                };
            };
        };
    };
    getCompliancePeopleLog: {
        parameters: {
            query?: {
                after?: string;
                who?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PeopleLog"];
                };
            };
        };
    };
    getComplianceRecords: {
        parameters: {
            query?: {
                account?: string;
                after?: string;
                from?: components["schemas"]["DayInput"];
                kind?: "fact" | "contact" | "refusal" | "handover" | "receipt" | "reply" | "recording" | "letter" | "review" | "paper" | "statement" | "erasure";
                to?: components["schemas"]["DayInput"];
                who?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Records"];
                };
            };
        };
    };
    postComplianceRecordsCheck: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["EvidenceChecked"];
                };
            };
        };
    };
    postComplianceRecordsFile: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    postComplianceRegistersRegister: {
        parameters: {
            path: {
                register: "contacts" | "refusals" | "complaints" | "disputes" | "breaches" | "erasures" | "credit";
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    format: "csv" | "xlsx";
                    from: components["schemas"]["DayInput"];
                    to: components["schemas"]["DayInput"];
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    getComplianceStanding: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["HouseStanding"];
                };
            };
        };
    };
    postCourtBureau: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @default CNY */
                    currency?: string;
                    from: components["schemas"]["DayInput"];
                    /** @enum {string} */
                    kind: "fixed" | "json";
                    to: components["schemas"]["DayInput"];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    getCourtCalendar: {
        parameters: {
            query?: {
                after?: string;
                within?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LimitationCalendar"];
                };
            };
        };
    };
    getCourtCalendarFile: {
        parameters: {
            query: {
                kind: "ics" | "csv";
                language?: "zh-CN" | "en";
                within?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    getCourtCases: {
        parameters: {
            query?: {
                after?: string;
                stage?: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CourtCases"];
                };
            };
        };
    };
    postCourtCases: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    /** @default false */
                    clause?: boolean;
                    /** @enum {string} */
                    ground: "pays-others" | "income-shown" | "assets-known" | "said-so" | "papers-say-no" | "not-known";
                    /** @enum {string} */
                    means: "able" | "unable" | "unknown";
                    /**
                     * @default suit
                     * @enum {string}
                     */
                    path?: "suit" | "arbitration";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    getCourtCasesCase: {
        parameters: {
            path: {
                case: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CourtCase"];
                };
            };
        };
    };
    postCourtCasesCaseApprove: {
        parameters: {
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
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCaseBundle: {
        parameters: {
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
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    postCourtCasesCaseCost: {
        parameters: {
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["AmountInput"];
                    by: string;
                    /** @enum {string} */
                    kind: "court-fee" | "enforcement-fee" | "preservation-fee" | "lawyer" | "service" | "other";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCaseFile: {
        parameters: {
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
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCaseNotice: {
        parameters: {
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
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCasePapers: {
        parameters: {
            query: {
                by: string;
                item: string;
            };
            path: {
                case: string;
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
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCasePapersPaperTakeBack: {
        parameters: {
            path: {
                case: string;
                paper: number;
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
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCaseRefuse: {
        parameters: {
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    reason: "not-now" | "milder-first" | "doubtful-proof" | "hardship-likely";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    postCourtCasesCaseStage: {
        parameters: {
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    award?: {
                        costs: components["schemas"]["AmountInput"];
                        interest: components["schemas"]["AmountInput"];
                        payBy: components["schemas"]["DayInput"];
                        principal: components["schemas"]["AmountInput"];
                    } | null;
                    by: string;
                    /** @default null */
                    docket?: string | null;
                    /** @default null */
                    nextOn?: components["schemas"]["DayInput"] | null;
                    on: components["schemas"]["DayInput"];
                    /** @enum {string} */
                    to: "prepared" | "approved" | "noticed" | "filed" | "rejected" | "accepted" | "mediation" | "hearing" | "judged" | "appealed" | "in-force" | "enforcement" | "stayed" | "settled" | "withdrawn" | "refused" | "ended";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["CourtMoved"];
                };
            };
        };
    };
    getCourtPaths: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SpecialPaths"];
                };
            };
        };
    };
    postCourtPaths: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    /** @enum {string} */
                    kind: "insolvency" | "estate" | "fraud" | "imprisoned" | "guardian";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SpecialPathDone"];
                };
            };
        };
    };
    postCourtPathsPathEnd: {
        parameters: {
            path: {
                path: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    end: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SpecialPathDone"];
                };
            };
        };
    };
    postCourtPathsPathStep: {
        parameters: {
            path: {
                path: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @default null */
                    document?: string | null;
                    step: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SpecialPathDone"];
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
                door: "borrower" | "agent" | "studio" | "lead";
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
    getFirmOrders: {
        parameters: {
            query?: {
                after?: string;
                staff?: string;
                which?: "waiting" | "closed";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LetterOrders"];
                };
            };
        };
    };
    getFirmOrdersOrder: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                staff?: string;
            };
            path: {
                order: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LetterOrderWhole"];
                };
            };
        };
    };
    getFirmOrdersOrderPage: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                staff?: string;
            };
            path: {
                order: string;
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
    postFirmOrdersOrderRefuse: {
        parameters: {
            path: {
                order: string;
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
                    "application/json": components["schemas"]["LetterOrderDone"];
                };
            };
        };
    };
    postFirmOrdersOrderSendBack: {
        parameters: {
            path: {
                order: string;
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
                    "application/json": components["schemas"]["LetterOrderDone"];
                };
            };
        };
    };
    postFirmOrdersOrderSign: {
        parameters: {
            path: {
                order: string;
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
                    "application/json": components["schemas"]["LetterOrderDone"];
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
    getLeadApprovals: {
        parameters: {
            query?: {
                staff?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Approvals"];
                };
            };
        };
    };
    getLeadAssignment: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
        };
    };
    postLeadAssignmentAbsences: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    from: components["schemas"]["DayInput"];
                    until: components["schemas"]["DayInput"];
                    why: string;
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
        };
    };
    postLeadAssignmentAbsencesAbsenceEnd: {
        parameters: {
            path: {
                absence: number;
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
                    "application/json": components["schemas"]["Assignment"];
                };
            };
        };
    };
    postLeadAssignmentMembers: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    capacity: number;
                    languages: ("zh-CN" | "en")[];
                    queues: string[];
                    worker: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
        };
    };
    postLeadAssignmentMoves: {
        requestBody: {
            content: {
                "application/json": {
                    allOf?: string;
                    by: string;
                    people?: string[];
                    to: string | null;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
        };
    };
    getLeadAssignmentPeople: {
        parameters: {
            query: {
                after?: string;
                size?: number;
                worker: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["AssignedPeople"];
                };
            };
        };
    };
    postLeadAssignmentRoundsRoundUndo: {
        parameters: {
            path: {
                round: number;
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
                    "application/json": components["schemas"]["Moved"];
                };
            };
        };
    };
    getLeadComplaints: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["TeamComplaints"];
                };
            };
        };
    };
    getLeadPromises: {
        parameters: {
            query?: {
                month?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Promises"];
                };
            };
        };
    };
    getLeadPromisesDay: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            path: {
                day: components["schemas"]["DayInput"];
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PromisedPeople"];
                };
            };
        };
    };
    getLeadQuality: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Quality"];
                };
            };
        };
    };
    getLeadQualityCall: {
        parameters: {
            path: {
                call: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["QualitySampleSeen"];
                };
            };
        };
    };
    postLeadQualityCall: {
        parameters: {
            path: {
                call: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        /** @enum {string} */
                        answer: "yes" | "no" | "not-applicable";
                        note: string;
                        question: string;
                    }[];
                    by: string;
                    coaching: string | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["QualitySampleSeen"];
                };
            };
        };
    };
    getLeadToday: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LeadToday"];
                };
            };
        };
    };
    getLeadVisits: {
        parameters: {
            query?: {
                after?: string;
                open?: "yes" | "no";
                size?: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LeadVisits"];
                };
            };
        };
    };
    postLeadVisitsVisitApprove: {
        parameters: {
            path: {
                visit: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    visitors: string[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
        };
    };
    postLeadVisitsVisitCancel: {
        parameters: {
            path: {
                visit: string;
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
                    "application/json": components["schemas"]["Visit"];
                };
            };
        };
    };
    postLeadVisitsVisitRefuse: {
        parameters: {
            path: {
                visit: string;
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
                    "application/json": components["schemas"]["Visit"];
                };
            };
        };
    };
    postLeadVisitsVisitSeen: {
        parameters: {
            path: {
                visit: string;
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
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    postLeadVisitsVisitSoundsRecording: {
        parameters: {
            path: {
                recording: string;
                visit: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    why: "complaint" | "dispute" | "alarm" | "quality";
                };
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
    getLeadVisitsAccountsKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["VisitCase"];
                };
            };
        };
    };
    postLeadVisitsAccountsKeyPropose: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    by: string;
                    /** @enum {string} */
                    place: "home" | "work" | "public";
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
        };
    };
    postLeadVisitsAccountsKeySearch: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    outcome: ("found" | "nothing" | "not-available") | null;
                    way: string;
                    /** @default  */
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    postLeadVisitsAccountsKeySpot: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    by: string;
                    latitude: number;
                    longitude: number;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    getLeadVisitsCards: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["VisitorCards"];
                };
            };
        };
    };
    postLeadVisitsCards: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    card: string;
                    photo: string;
                    staff: string;
                    /** @enum {string} */
                    type: "image/jpeg" | "image/png" | "image/webp";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    postLeadVisitsCardsStaffEnd: {
        parameters: {
            path: {
                staff: string;
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
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    getLeadVisitsCardsStaffFace: {
        parameters: {
            path: {
                staff: string;
            };
        };
        responses: {
            200: {
                content: {
                    "image/*": unknown;
                };
            };
        };
    };
    postLeadVisitsCardsStaffTraining: {
        parameters: {
            path: {
                staff: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    trained: boolean;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    postLeadVisitsReceiptsReceipt: {
        parameters: {
            path: {
                receipt: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    handed: components["schemas"]["AmountInput"];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
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
    postPeopleConfirmPasskey: {
        requestBody: {
            content: {
                "application/json": {
                    answer: {
                        clientExtensionResults: {
                            [key: string]: unknown;
                        };
                        id: string;
                        rawId: string;
                        response: {
                            authenticatorData: string;
                            clientDataJSON: string;
                            signature: string;
                            userHandle?: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
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
    postPeopleConfirmPasskeyBegin: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
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
                    /** @default null */
                    agency?: string | null;
                    /** @default 365 */
                    days?: number;
                    /** @default null */
                    host?: string | null;
                    name: string;
                    /** @default 6000 */
                    perMinute?: number;
                    scopes: ("accounts:read" | "payments:write" | "corrections:write" | "people:write" | "contacts:read" | "events:read" | "agency:work")[];
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
    getPeopleOwn: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["OwnSignIn"];
                };
            };
        };
    };
    postPeopleOwnPasskeys: {
        requestBody: {
            content: {
                "application/json": {
                    answer: {
                        clientExtensionResults: {
                            [key: string]: unknown;
                        };
                        id: string;
                        rawId: string;
                        response: {
                            attestationObject: string;
                            clientDataJSON: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
                    name: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
        };
    };
    postPeopleOwnPasskeysPasskeyRemove: {
        parameters: {
            path: {
                passkey: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
        };
    };
    postPeopleOwnPasskeysBegin: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
        };
    };
    postPeopleOwnPassword: {
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
        };
    };
    postPeopleOwnRecovery: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SetUpDone"];
                };
            };
        };
    };
    postPeopleOwnTelephone: {
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    token: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
        };
    };
    postPeopleOwnTelephoneBegin: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["TelephoneBegun"];
                };
            };
        };
    };
    postPeoplePasskeyBegin: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
        };
    };
    postPeoplePasskeySignIn: {
        requestBody: {
            content: {
                "application/json": {
                    answer: {
                        clientExtensionResults: {
                            [key: string]: unknown;
                        };
                        id: string;
                        rawId: string;
                        response: {
                            authenticatorData: string;
                            clientDataJSON: string;
                            signature: string;
                            userHandle?: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
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
    getPeopleSessions: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
        };
    };
    postPeopleSessionsSessionEnd: {
        parameters: {
            path: {
                session: string;
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
                    roles: ("agent" | "lead" | "strategist" | "compliance" | "administrator" | "agency" | "firm" | "field" | "auditor")[];
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
                    agency?: string | null;
                    /** @default null */
                    host?: string | null;
                    kinds: ("payment.recorded" | "payment.reversed" | "payment.charged_back" | "account.lent" | "account.corrected" | "account.written_off" | "account.sold" | "account.bought_back" | "account.paused" | "account.resumed" | "account.past_due" | "account.bucket_changed" | "account.cured" | "agreement.bound" | "agreement.withdrawn" | "agreement.missed" | "agreement.broken" | "agreement.completed" | "dispute.opened" | "dispute.decided" | "dispute.withdrawn" | "complaint.opened" | "complaint.decided" | "contact.made" | "contact.stopped" | "hold.placed" | "hold.lifted" | "court.moved" | "limit.frozen" | "limit.restored" | "placement.placed" | "placement.returned" | "placement.silenced")[];
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
    getSaleBuyers: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ClaimBuyers"];
                };
            };
        };
    };
    postSaleBuyersPapers: {
        requestBody: {
            content: {
                "application/json": {
                    buyer: string;
                    by: string;
                    paper: {
                        contact: string;
                        /** @enum {string} */
                        kind: "admission";
                        name: {
                            en: string;
                            zh: string;
                        };
                    } | {
                        grantedBy: string;
                        /** @enum {string} */
                        kind: "licence";
                        number: string;
                        until: components["schemas"]["DayInput"];
                    } | {
                        clauses: string[];
                        from: components["schemas"]["DayInput"];
                        /** @enum {string} */
                        kind: "contract";
                        until: components["schemas"]["DayInput"];
                    } | {
                        /** @enum {string} */
                        kind: "ending";
                        words: string;
                    };
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["BuyerPaperKept"];
                };
            };
        };
    };
    postSaleBuyersPapersPaperDecide: {
        parameters: {
            path: {
                paper: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    verdict: "granted" | "refused";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["BuyerPaperDecided"];
                };
            };
        };
    };
    postSaleMoney: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    key: string;
                    payment: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["MoneyPassedOn"];
                };
            };
        };
    };
    getSaleSales: {
        parameters: {
            query?: {
                after?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DebtSales"];
                };
            };
        };
    };
    postSaleSales: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    least?: components["schemas"]["AmountInput"];
                    products: number[];
                    /** @default 30 */
                    restedDays?: number;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DebtSaleMoved"];
                };
            };
        };
    };
    getSaleSalesSale: {
        parameters: {
            path: {
                sale: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DebtSale"];
                };
            };
        };
    };
    postSaleSalesSaleAward: {
        parameters: {
            path: {
                sale: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    buyer: string;
                    by: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DebtSaleMoved"];
                };
            };
        };
    };
    postSaleSalesSaleClose: {
        parameters: {
            path: {
                sale: number;
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
                    "application/json": components["schemas"]["DebtSaleMoved"];
                };
            };
        };
    };
    postSaleSalesSaleDrop: {
        parameters: {
            path: {
                sale: number;
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
                    "application/json": components["schemas"]["DebtSaleMoved"];
                };
            };
        };
    };
    postSaleSalesSaleLinesKeyBack: {
        parameters: {
            path: {
                key: string;
                sale: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @default null */
                    tookIn?: components["schemas"]["AmountInput"] | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["ClaimBack"];
                };
            };
        };
    };
    postSaleSalesSaleOffer: {
        parameters: {
            path: {
                sale: number;
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
                    "application/json": components["schemas"]["DebtSaleMoved"];
                };
            };
        };
    };
    postSaleSalesSaleOffers: {
        parameters: {
            path: {
                sale: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    buyer: string;
                    by: string;
                    price: components["schemas"]["AmountInput"];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["DebtSaleMoved"];
                };
            };
        };
    };
    postSaleSalesSaleTape: {
        parameters: {
            path: {
                sale: number;
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
                    "text/csv": unknown;
                };
            };
        };
    };
    getSaleWriteOffs: {
        parameters: {
            query?: {
                after?: string;
                state?: "proposed" | "written-off" | "refused" | "lapsed" | "undone";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WriteOffs"];
                };
            };
        };
    };
    postSaleWriteOffs: {
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    by: string;
                    /** @enum {string} */
                    why: "age" | "cannot-pay" | "too-small" | "insolvent" | "died" | "fraud";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WroteOff"];
                };
            };
        };
    };
    postSaleWriteOffsKeyAgree: {
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
                    "application/json": components["schemas"]["WroteOff"];
                };
            };
        };
    };
    postSaleWriteOffsKeyRefuse: {
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
                    "application/json": components["schemas"]["WroteOff"];
                };
            };
        };
    };
    postSaleWriteOffsKeyUndo: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    /** @enum {string} */
                    why: "entered-wrongly" | "paid-before" | "not-lost";
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["WroteOff"];
                };
            };
        };
    };
    getSaleWriteOffsFile: {
        responses: {
            200: {
                content: {
                    "text/csv": unknown;
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
                after?: string;
                language?: "zh-CN" | "en";
                size?: number;
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
                after?: string;
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
    getStudioFigures: {
        parameters: {
            query?: {
                from?: components["schemas"]["DayInput"];
                language?: "zh-CN" | "en";
                product?: number;
                to?: components["schemas"]["DayInput"];
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
        };
    };
    getStudioFiguresFigure: {
        parameters: {
            query?: {
                from?: components["schemas"]["DayInput"];
                language?: "zh-CN" | "en";
                product?: number;
                to?: components["schemas"]["DayInput"];
            };
            path: {
                figure: "rolls" | "vintages" | "flow" | "recovery" | "contacts" | "complaints" | "plans" | "refusals" | "hours" | "silence" | "cure";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Figure"];
                };
            };
        };
    };
    getStudioFiguresFigureAccounts: {
        parameters: {
            query: {
                after?: string;
                from?: components["schemas"]["DayInput"];
                language?: "zh-CN" | "en";
                of: string;
                product?: number;
                size?: number;
                to?: components["schemas"]["DayInput"];
            };
            path: {
                figure: "rolls" | "vintages" | "flow" | "recovery" | "contacts" | "complaints" | "plans" | "refusals" | "hours" | "silence" | "cure";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["FigureAccounts"];
                };
            };
        };
    };
    getStudioFiguresFigureExport: {
        parameters: {
            query: {
                as: "csv" | "xlsx";
                from?: components["schemas"]["DayInput"];
                language?: "zh-CN" | "en";
                of?: string;
                product?: number;
                to?: components["schemas"]["DayInput"];
            };
            path: {
                figure: "rolls" | "vintages" | "flow" | "recovery" | "contacts" | "complaints" | "plans" | "refusals" | "hours" | "silence" | "cure";
            };
        };
        responses: {
            200: {
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    getStudioFirms: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Firms"];
                };
            };
        };
    };
    postStudioFirms: {
        requestBody: {
            content: {
                "application/json": {
                    address: {
                        en: string;
                        zh: string;
                    };
                    by: string;
                    firm: string;
                    from: components["schemas"]["DayInput"];
                    lawyers: {
                        lawyer: string;
                        licenceUntil: components["schemas"]["DayInput"];
                        name: {
                            en: string;
                            zh: string;
                        };
                        staff: string | null;
                    }[];
                    licence: string;
                    licenceUntil: components["schemas"]["DayInput"];
                    name: {
                        en: string;
                        zh: string;
                    };
                    power: string;
                    products: string[];
                    regions: string[];
                    until: components["schemas"]["DayInput"];
                };
            };
        };
        responses: {
            201: {
                content: {
                    "application/json": components["schemas"]["FirmEngagementDone"];
                };
            };
        };
    };
    postStudioFirmsEngagementDecide: {
        parameters: {
            path: {
                engagement: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    approve: boolean;
                    by: string;
                    /** @default null */
                    why?: string | null;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["FirmEngagementDone"];
                };
            };
        };
    };
    postStudioFirmsEngagementEnd: {
        parameters: {
            path: {
                engagement: number;
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
                    "application/json": components["schemas"]["FirmEngagementDone"];
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
    getStudioLadders: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Ladders"];
                };
            };
        };
    };
    getStudioLaddersKey: {
        parameters: {
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Ladder"];
                };
            };
        };
    };
    getStudioLaddersKeyAccounts: {
        parameters: {
            query?: {
                reference?: string;
                stage?: "before" | "early" | "middle" | "late";
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LadderAccounts"];
                };
            };
        };
    };
    postStudioLaddersKeyApprove: {
        parameters: {
            path: {
                key: string;
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
                    "application/json": components["schemas"]["LadderDone"];
                };
            };
        };
    };
    getStudioLaddersKeyChanges: {
        parameters: {
            query: {
                against: string;
                language?: "zh-CN" | "en";
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LadderChanges"];
                };
            };
        };
    };
    postStudioLaddersKeyRefuse: {
        parameters: {
            path: {
                key: string;
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
                    "application/json": components["schemas"]["LadderDone"];
                };
            };
        };
    };
    postStudioLaddersKeyRetire: {
        parameters: {
            path: {
                key: string;
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
                    "application/json": components["schemas"]["LadderDone"];
                };
            };
        };
    };
    postStudioLaddersKeySchedule: {
        parameters: {
            path: {
                key: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    from: components["schemas"]["DayInput"];
                    why: string;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LadderDone"];
                };
            };
        };
    };
    postStudioLaddersDrafts: {
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    from: string;
                };
            };
        };
        responses: {
            201: {
                content: {
                    "application/json": components["schemas"]["LadderDraft"];
                };
            };
        };
    };
    postStudioLaddersDraftsDraft: {
        parameters: {
            path: {
                draft: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    revision: number;
                    steps: components["schemas"]["LadderStepInput"][];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LadderDraftSaved"];
                };
            };
        };
    };
    postStudioLaddersDraftsDraftDrop: {
        parameters: {
            path: {
                draft: number;
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
                    "application/json": {
                        by: string;
                    };
                };
            };
        };
    };
    postStudioLaddersDraftsDraftSubmit: {
        parameters: {
            path: {
                draft: number;
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
                    "application/json": components["schemas"]["LadderDone"];
                };
            };
        };
    };
    postStudioLaddersTrials: {
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                };
            };
        };
        responses: {
            202: {
                content: {
                    "application/json": components["schemas"]["LadderTrial"];
                };
            };
        };
    };
    getStudioLaddersTrialsTrial: {
        parameters: {
            path: {
                trial: number;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LadderTrial"];
                };
            };
        };
    };
    getStudioLaw: {
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Law"];
                };
            };
        };
    };
    postStudioLawAsk: {
        requestBody: {
            content: {
                "application/json": {
                    at: string;
                    /** @default false */
                    booked?: boolean;
                    /** @enum {string} */
                    channel: "in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court";
                    /** @default 10 */
                    daysPastDue?: number;
                    /** @default false */
                    disputed?: boolean;
                    /** @default [] */
                    holds?: ("hardship" | "disaster" | "complaint" | "breathing-space" | "plan-kept")[];
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                    /** @default 0 */
                    messagesThisWeek?: number;
                    /** @default false */
                    optedOut?: boolean;
                    /** @enum {string} */
                    region: "CN-33" | "HK" | "IN" | "GB" | "US-CA" | "US-MA" | "US-NY";
                    /** @default false */
                    represented?: boolean;
                    /** @default 0 */
                    talksToday?: number;
                    /** @default [] */
                    tried?: ("in-app" | "push" | "sms" | "e-mail" | "call" | "letter" | "visit" | "court")[];
                    /** @default 0 */
                    triesToday?: number;
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LawAsking"];
                };
            };
        };
    };
    getStudioLetters: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
        };
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
    getStudioLettersAccountDemands: {
        parameters: {
            path: {
                account: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["Demands"];
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
    getStudioOrders: {
        parameters: {
            query?: {
                after?: string;
                staff?: string;
                which?: "waiting" | "closed";
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LetterOrders"];
                };
            };
        };
    };
    getStudioOrdersOrder: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                staff?: string;
            };
            path: {
                order: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["LetterOrderWhole"];
                };
            };
        };
    };
    postStudioOrdersOrderDecline: {
        parameters: {
            path: {
                order: string;
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
                    "application/json": components["schemas"]["LetterOrderDone"];
                };
            };
        };
    };
    postStudioOrdersOrderGive: {
        parameters: {
            path: {
                order: string;
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
                    "application/json": components["schemas"]["LetterOrderDone"];
                };
            };
        };
    };
    getStudioOrdersOrderPage: {
        parameters: {
            path: {
                order: string;
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
    getStudioSeen: {
        parameters: {
            query?: {
                account?: string;
                before?: string;
                day?: string;
                person?: string;
                size?: number;
                staff?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["SeenAnswer"];
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
    getVisitVisit: {
        parameters: {
            query?: {
                permit?: number;
                visitor?: string;
            };
            path: {
                visit: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["VisitStanding"];
                };
            };
        };
    };
    getVisitVisitCalendarIcs: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
                visitor?: string;
            };
            path: {
                visit: string;
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
    postVisitVisitEntries: {
        parameters: {
            path: {
                visit: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    by: string;
                    entries: {
                        body: {
                            /** @enum {string} */
                            type: "left";
                        } | {
                            asked: boolean;
                            permit: number | null;
                            spot: {
                                latitude: number;
                                longitude: number;
                            } | null;
                            /** @enum {string} */
                            type: "arrived";
                        } | {
                            steps: ("card-shown" | "code-told" | "his-name-asked" | "alone-with-him")[];
                            /** @enum {string} */
                            type: "identity";
                        } | {
                            given: boolean;
                            /** @enum {string} */
                            of: "entry" | "recording";
                            /** @enum {string} */
                            type: "consent";
                        } | {
                            /** @enum {string} */
                            able: "yes" | "partly" | "no" | "unsaid";
                            /** @enum {string} */
                            type: "found-out";
                            /** @enum {string} */
                            willing: "yes" | "partly" | "no" | "unsaid";
                            words: string;
                        } | {
                            account: string;
                            firstOn: components["schemas"]["DayInput"] | null;
                            /** @enum {string} */
                            kind: "promise" | "later-date" | "instalments" | "lump-sum" | "relief" | "minimum-first" | "write-down" | "moratorium" | "extension" | "extra-instalments" | "principal-holiday" | "interest-holiday" | "re-age" | "re-amortise";
                            months: number;
                            said?: {
                                /** @enum {string} */
                                area: "urban" | "rural";
                                housing: components["schemas"]["AmountInput"];
                                income: components["schemas"]["AmountInput"];
                                people: number;
                            };
                            /** @enum {string} */
                            type: "offer";
                        } | {
                            /** @enum {string} */
                            says: "no-contact" | "disputes" | "hardship";
                            /** @enum {string} */
                            type: "said";
                        } | {
                            account: string;
                            amount: components["schemas"]["AmountInput"];
                            /** @enum {string} */
                            type: "receipt";
                        } | {
                            /** @enum {string} */
                            type: "report";
                            words: string;
                        } | {
                            /** @enum {string} */
                            how: "over" | "abusive" | "unsafe";
                            met: boolean;
                            /** @enum {string} */
                            type: "ended";
                        };
                        deviceAt: string;
                        key: string;
                        minute: number;
                    }[];
                };
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["VisitEntriesTaken"];
                };
            };
        };
    };
    postVisitVisitLeave: {
        parameters: {
            path: {
                visit: string;
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
                    "application/json": components["schemas"]["VisitLeave"];
                };
            };
        };
    };
    postVisitVisitSoundsRecordingSeq: {
        parameters: {
            query: {
                by: string;
            };
            path: {
                recording: string;
                seq: number;
                visit: string;
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
                    "application/json": components["schemas"]["SoundTaken"];
                };
            };
        };
    };
    postVisitVisitSoundsRecordingEnd: {
        parameters: {
            path: {
                recording: string;
                visit: string;
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
                    "application/json": components["schemas"]["SoundTaken"];
                };
            };
        };
    };
    getVisitDay: {
        parameters: {
            query?: {
                visitor?: string;
            };
        };
        responses: {
            200: {
                content: {
                    "application/json": components["schemas"]["VisitDay"];
                };
            };
        };
    };
    getVisitMapZoomColumnRow: {
        parameters: {
            path: {
                column: number;
                row: number;
                zoom: number;
            };
        };
        responses: {
            200: {
                content: {
                    "image/*": unknown;
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
