/**
 * What do the gate's codes say to a borrower and to an agent?
 *
 * One whole sentence in each language for every reason, flag, factor, requirement and missing fact: the same one on every
 * screen, in every report and trace. Plain words, no blame; who is meant is "the borrower", since both read it.
 * A code of the exchange format without its sentences here is a failing test.
 */

/** A sentence in both languages. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}
export type Sentences = Readonly<Record<string, Sentence>>;

/** Why something is refused, or why it is allowed where a rule speaks against it. */
export const REASON_SENTENCES: Sentences = {
  time_of_day: {
    en: 'It is outside the hours in which the borrower may be contacted where he lives.',
    zh: '借款人所在地当前不在可联系时段内。',
  },
  inconvenient_time: {
    en: 'The borrower has said that this time does not suit.',
    zh: '借款人已说明这个时间不方便。',
  },
  inconvenient_place: {
    en: 'The borrower has said that this place does not suit.',
    zh: '借款人已说明这个地点不方便。',
  },
  frequency_calls: {
    en: 'As many calls as are allowed in this period have been made already.',
    zh: '这段时间内允许的通话次数已用完。',
  },
  frequency_after_conversation: {
    en: 'There was a conversation about this debt only a short time ago.',
    zh: '就这笔欠款的通话刚进行过不久。',
  },
  frequency_effective_calls: {
    en: 'As many conversations as are allowed in a day have been held today.',
    zh: '当日允许的有效通话次数已达上限。',
  },
  frequency_contact_point_attempts: {
    en: 'This number or address has been tried as often as is allowed in a day.',
    zh: '当日对该号码或地址的尝试次数已达上限。',
  },
  frequency_attempts_all_channels: {
    en: 'Over all ways together, as many attempts as are allowed have been made.',
    zh: '各种方式合计的联系次数已达上限。',
  },
  frequency_visits: {
    en: 'As many visits as are allowed in this period have been made.',
    zh: '这段时间内允许的上门次数已达上限。',
  },
  channel_opt_out: {
    en: 'The borrower has asked not to be contacted in this way.',
    zh: '借款人已要求不以这种方式联系。',
  },
  address_opt_out: {
    en: 'The borrower has asked not to be contacted at this number or address.',
    zh: '借款人已要求不再使用这个号码或地址。',
  },
  third_party_opt_out: {
    en: 'This person has asked to be left out of it, and that holds for good.',
    zh: '该联系人已拒绝被联系，此后不得再联系。',
  },
  reply_limit: {
    en: 'The one answer that the borrower’s message opened has been given.',
    zh: '对借款人来信可作的一次答复已经用过。',
  },
  cease_notice: {
    en: 'The borrower has asked in writing that contact stop.',
    zh: '借款人已书面要求停止联系。',
  },
  represented_by_attorney: {
    en: 'A lawyer acts for the borrower: the lawyer is to be contacted instead.',
    zh: '借款人已委托律师，应改为联系律师。',
  },
  workplace_prohibited: {
    en: 'The employer does not allow private contact at work.',
    zh: '工作单位不允许在工作场所因私联系。',
  },
  employer_email: {
    en: 'This is a mailbox of the employer, where others may read the message.',
    zh: '这是工作单位的邮箱，他人可能看到内容。',
  },
  third_party_not_allowed: {
    en: 'This person is not the borrower and may not be contacted for this purpose.',
    zh: '此人并非借款人，不得为此目的联系。',
  },
  third_party_single_communication: {
    en: 'This person may be asked once only, and has been asked.',
    zh: '对此人只可询问一次，已经问过。',
  },
  third_party_disclosure: {
    en: 'Somebody else would learn of the debt.',
    zh: '这样会让他人得知欠款情况。',
  },
  debtor_not_lost: {
    en: 'The borrower can still be reached, so nobody else may be asked.',
    zh: '借款人仍可联系到，不得询问他人。',
  },
  dispute_pending: {
    en: 'The borrower disputes the debt, and the answer has not been given yet.',
    zh: '借款人已对欠款提出异议，尚未答复。',
  },
  moratorium: {
    en: 'A breathing space ordered by law is running.',
    zh: '正处于法定的暂缓期。',
  },
  plan_performing: {
    en: 'A repayment plan was agreed and is being kept.',
    zh: '已达成还款安排，正按约履行。',
  },
  plan_in_preparation: {
    en: 'A repayment plan is being worked out.',
    zh: '正在制定还款安排。',
  },
  stop_ordered: {
    en: 'We have paused collection ourselves.',
    zh: '本机构已暂停催收。',
  },
  grievance_pending: {
    en: 'A complaint of the borrower is being looked into.',
    zh: '借款人的投诉正在处理中。',
  },
  sensitive_occasion: {
    en: 'It is a day on which a family is left alone: mourning, calamity, wedding or festival.',
    zh: '当日属于应予回避的日子：丧事、灾害、婚礼或节日。',
  },
  agency_not_notified: {
    en: 'The borrower has not been told that this agency acts for the lender.',
    zh: '尚未告知借款人由该机构受托催收。',
  },
  unregistered_channel: {
    en: 'The phone or account used is private and not known to the lender.',
    zh: '使用的是未经机构登记的私人电话或账号。',
  },
  home_entry_without_consent: {
    en: 'Nobody may enter the home without the borrower’s consent.',
    zh: '未经借款人同意不得进入住所。',
  },
  collector_not_disclosed: {
    en: 'It does not say who is calling and that it is about collecting a debt.',
    zh: '没有说明来意及催收人身份。',
  },
  publicly_visible: {
    en: 'Others could see it.',
    zh: '内容会被他人看到。',
  },
  postcard: {
    en: 'An open card can be read by anyone on its way.',
    zh: '明信片途中人人可见。',
  },
  envelope_reveals_debt: {
    en: 'The envelope shows that it is about a debt.',
    zh: '信封上透露了与欠款有关的信息。',
  },
  commercial_consent_missing: {
    en: 'The borrower has not agreed to advertising messages.',
    zh: '借款人没有同意接收商业性信息。',
  },
  harassment: {
    en: 'It would disturb or harass.',
    zh: '这会构成打扰或骚扰。',
  },
  abusive_language: {
    en: 'The words are abusive.',
    zh: '用语带有侮辱性。',
  },
  threat: {
    en: 'The words threaten.',
    zh: '用语带有威胁。',
  },
  misleading_statement: {
    en: 'What is said is not true or misleads.',
    zh: '内容不实或有误导。',
  },
  exaggerated_amount: {
    en: 'More is asked for than is owed.',
    zh: '所称金额高于实际欠款。',
  },
  impersonation: {
    en: 'It pretends to come from a court, the police or somebody else.',
    zh: '冒充法院、公安机关或他人。',
  },
  false_identity: {
    en: 'It hides who is behind it, or gives a false name.',
    zh: '隐瞒或虚构身份。',
  },
  public_exposure: {
    en: 'It would make the debt public.',
    zh: '这会公开欠款信息。',
  },
  unauthorised_fee: {
    en: 'A fee is asked for that neither contract nor law provides.',
    zh: '索要合同和法律均未规定的费用。',
  },
  induces_borrowing: {
    en: 'It presses the borrower to borrow elsewhere in order to pay.',
    zh: '诱导借款人另行借款还债。',
  },
  undue_pressure: {
    en: 'It presses for payment in a way that is not allowed.',
    zh: '以不当方式施压催款。',
  },
  overshadowing: {
    en: 'It would cover up the borrower’s right to dispute the debt.',
    zh: '这会掩盖借款人提出异议的权利。',
  },
  identity_not_verified: {
    en: 'Nothing may be said of the debt before it is certain who is listening.',
    zh: '确认对方身份之前不得提及欠款。',
  },
  addressee_not_identified: {
    en: 'It is not addressed to the borrower by name.',
    zh: '没有写明收件的借款人本人。',
  },
  no_opt_out_in_message: {
    en: 'The message does not say how to stop such messages.',
    zh: '信息中没有退订方式。',
  },
  opt_out_burden: {
    en: 'Opting out asks for more than is allowed.',
    zh: '退订的手续超出允许范围。',
  },
  time_barred: {
    en: 'The time in which this debt could be claimed in court has run out.',
    zh: '这笔欠款的诉讼时效已经届满。',
  },
  outside_notice_window: {
    en: 'The notice would go out too early or too late.',
    zh: '该通知发出得过早或过晚。',
  },
  notice_late: {
    en: 'The day by which this notice had to be given has passed.',
    zh: '该通知的期限已过。',
  },
  esign_consent_missing: {
    en: 'The borrower has not agreed to receive this notice electronically.',
    zh: '借款人没有同意以电子方式接收该通知。',
  },
  notice_returned: {
    en: 'The notice came back undelivered, and this has not been put right.',
    zh: '通知被退回，尚未补救。',
  },
  waiting_period_open: {
    en: 'The time that must be waited first is not over.',
    zh: '须先等待的期间尚未届满。',
  },
  debt_not_transferable: {
    en: 'This debt may not be passed on.',
    zh: '这笔债权不得转让。',
  },
  collector_untrained: {
    en: 'The person who would make the contact has not been trained and examined.',
    zh: '拟进行联系的人员未经培训和考核。',
  },
  collector_not_certified: {
    en: 'The person who would make the contact lacks the certificate that is required.',
    zh: '拟进行联系的人员没有规定的资格证明。',
  },
  retention_running: {
    en: 'The record must still be kept.',
    zh: '该记录仍在保存期内。',
  },
  plan_too_long: {
    en: 'The plan is longer than is allowed.',
    zh: '还款安排超过允许的最长期限。',
  },
  forbearance: {
    en: 'The borrower’s situation calls for patience, and this would not show it.',
    zh: '借款人的处境需要宽待，这样做有失体谅。',
  },
  charge_not_permitted: {
    en: 'This charge is not allowed.',
    zh: '不得收取这项费用。',
  },
  rate_above_cap: {
    en: 'The rate is above the highest that is allowed.',
    zh: '利率超过允许的上限。',
  },
  paid_before_notice: {
    en: 'It was paid to the former creditor before the borrower was told of the new one.',
    zh: '借款人在收到转让通知前已向原债权人还款。',
  },
  assignment_not_notified: {
    en: 'The borrower has not been told that the debt was passed on.',
    zh: '尚未通知借款人债权已转让。',
  },
  voluntary_payment_final: {
    en: 'What was paid of free will after the time ran out need not be paid back.',
    zh: '时效届满后自愿偿还的款项不予返还。',
  },
  pay_by_recovery_only: {
    en: 'Collectors may not be judged by the money they bring in alone.',
    zh: '不得只按回款金额考核催收人员。',
  },
  recording_missing: {
    en: 'The contact cannot be recorded now, and it must be.',
    zh: '当前无法录音，而联系过程必须留有记录。',
  },
  unlawful_debt: {
    en: 'The debt itself is not lawful, so nobody may collect it.',
    zh: '债务本身不合法，任何人不得催收。',
  },
  not_minimum_necessary: {
    en: 'It would use more personal data than is needed.',
    zh: '使用的个人信息超出必要范围。',
  },
  impact_assessment_missing: {
    en: 'What this means for personal data has not been assessed first.',
    zh: '尚未事先进行个人信息保护影响评估。',
  },
  sub_outsourcing_without_consent: {
    en: 'The work was passed on to somebody else without consent.',
    zh: '未经同意将受托事务转委托他人。',
  },
  separate_consent_missing: {
    en: 'The separate consent of the borrower is missing.',
    zh: '缺少借款人的单独同意。',
  },
  publication_of_personal_data: {
    en: 'It would make personal data public.',
    zh: '这会公开个人信息。',
  },
  not_told_before_furnishing: {
    en: 'The borrower must be told before this is reported to the credit bureau.',
    zh: '报送征信前须先告知借款人。',
  },
  written_consent_missing: {
    en: 'The borrower’s written consent is missing.',
    zh: '缺少借款人的书面同意。',
  },
  consent_given: {
    en: 'The borrower has agreed to it.',
    zh: '借款人已同意。',
  },
  consent_ended: {
    en: 'The borrower’s consent has ended.',
    zh: '借款人的同意已失效。',
  },
  consumer_initiated: {
    en: 'The borrower started this exchange.',
    zh: '这次联系由借款人主动发起。',
  },
  exception_reply: {
    en: 'It is the one answer to what the borrower wrote.',
    zh: '这是对借款人来信的一次答复。',
  },
  exception_legally_required: {
    en: 'A law requires this communication.',
    zh: '法律要求作出这一告知。',
  },
  exception_opt_out_confirmation: {
    en: 'It only confirms that the borrower’s wish to stop was received.',
    zh: '仅用于确认已收到停止联系的要求。',
  },
  not_yet_received: {
    en: 'The notice counts from its receipt, and it has not arrived yet.',
    zh: '通知自收到时生效，目前尚未送达。',
  },
  preference_ended: {
    en: 'The wish about times and places no longer holds.',
    zh: '此前关于时间和地点的要求已不再有效。',
  },
  no_preference_designated: {
    en: 'No time or place was ruled out.',
    zh: '没有排除任何时间或地点。',
  },
  not_place_bound: {
    en: 'This way of contact is not tied to a place.',
    zh: '这种联系方式不受地点限制。',
  },
  different_address: {
    en: 'The wish is about another number or address.',
    zh: '该要求针对的是另一个号码或地址。',
  },
  rule_not_applicable: {
    en: 'The rule does not apply here.',
    zh: '该规则不适用于此。',
  },
  safe_harbor: {
    en: 'It lies within what the rule names as safe.',
    zh: '属于规则明示的安全范围。',
  },
  new_material_information: {
    en: 'There is new information that matters.',
    zh: '有新的重要信息。',
  },
  boundary_choice: {
    en: 'The law leaves this minute or day open; the choice made here is written down.',
    zh: '法律对这一时点未作明确规定，此处按已记载的做法处理。',
  },
  // Codes of the product itself, beside those of the exchange format.
  address_invalid: {
    en: 'This number or address does not work.',
    zh: '该号码或地址已失效。',
  },
  ownership_uncertain: {
    en: 'It is not certain enough that this number or address is the borrower’s.',
    zh: '尚不能足够确定该号码或地址属于借款人本人。',
  },
  provenance_unknown: {
    en: 'This number or address does not come from a lawful source that is on record.',
    zh: '该号码或地址没有合法来源的记录。',
  },
  agency_not_entrusted: {
    en: 'This agency has not been entrusted with the account.',
    zh: '该机构未受托办理此账户。',
  },
  letter_not_from_law_firm: {
    en: 'This letter may be sent by an entrusted law firm only.',
    zh: '该信函只能由受托律师事务所寄出。',
  },
  milder_step_not_tried: {
    en: 'A milder step comes first, and it has not been tried.',
    zh: '应先采取更缓和的方式，而该方式尚未尝试。',
  },
  visit_not_booked: {
    en: 'The borrower has not confirmed an appointment for a visit.',
    zh: '借款人没有预约确认上门时间。',
  },
  visit_not_approved: {
    en: 'No second person has approved this visit.',
    zh: '上门尚未经第二人批准。',
  },
  not_overdue: {
    en: 'Nothing of this is overdue.',
    zh: '这笔款项没有逾期。',
  },
  not_owed: {
    en: 'Nothing is owed on this any more.',
    zh: '这笔款项已无欠款。',
  },
  bankrupt: {
    en: 'Bankruptcy proceedings are open.',
    zh: '正处于破产程序中。',
  },
  deceased: {
    en: 'The borrower has died.',
    zh: '借款人已去世。',
  },
  incapable: {
    en: 'The borrower cannot act in law alone; a guardian acts for him.',
    zh: '借款人不具备完全民事行为能力，由监护人代理。',
  },
  minor: {
    en: 'The borrower is not of age.',
    zh: '借款人未成年。',
  },
  missing_fact: {
    en: 'A fact that this needs has not been recorded.',
    zh: '缺少作出判断所需的记录。',
  },
  agency_contract_ended: {
    en: 'The contract with this agency has ended: nothing more may be handed to it.',
    zh: '与该机构的委托合同已终止，不得再向其提供资料。',
  },
  agency_not_evaluated: {
    en: 'This agency has not been evaluated within the time that the law asks for.',
    zh: '该机构未在规定期限内完成评估。',
  },
  debt_with_another_agency: {
    en: 'The debt is with another agency already.',
    zh: '该笔欠款已委托其他机构处理。',
  },
  penalty_excessive: {
    en: 'The agreed damages are far above the loss: a court may reduce them.',
    zh: '约定的违约金明显高于损失，法院可予调减。',
  },
  plan_not_open_to_debtor: {
    en: 'A plan of this kind is for whoever cannot pay in full and is willing to pay.',
    zh: '此类分期适用于无力一次还清但有还款意愿的借款人。',
  },
  processor_contract_incomplete: {
    en: 'The contract with whoever processes the data does not settle everything that the law asks for.',
    zh: '委托处理合同未约定法规要求的全部事项。',
  },
  purpose_not_achieved: {
    en: 'The data are still needed for the purpose for which they were taken.',
    zh: '收集该信息的目的尚未实现，仍需使用。',
  },
  transfer_exception: {
    en: 'The law allows this debt to be passed on to this recipient.',
    zh: '法规允许将该笔欠款转给此接收方。',
  },
};

/** What must be raised to a person although the contact is allowed. */
export const FLAG_SENTENCES: Sentences = {
  likely_harassment: {
    en: 'No number is exceeded, but so much contact is likely to harass.',
    zh: '虽未超过次数限制，但如此频繁很可能构成骚扰。',
  },
  aggregate_volume: {
    en: 'Over all debts together, there is a lot of contact.',
    zh: '各笔欠款合计的联系次数较多。',
  },
  check_state_law: {
    en: 'Other law of the place may say more.',
    zh: '当地其他法律可能另有规定。',
  },
  criminal_exposure: {
    en: 'This may be a crime.',
    zh: '可能触及刑事责任。',
  },
  duty_should: {
    en: 'The rule is a “should”, not a “must”; the house follows it.',
    zh: '该规则属于“不宜”而非“不得”，本机构照此执行。',
  },
  related_third_party: {
    en: 'This person is treated as sharing in the debt.',
    zh: '此人按与债务相关的第三人处理。',
  },
  legal_review: {
    en: 'A lawyer has to decide.',
    zh: '须由法务人员判断。',
  },
};

/** Facts that weaken or rebut a presumption. */
export const FACTOR_SENTENCES: Sentences = {
  highly_concentrated: {
    en: 'The calls lie close together.',
    zh: '通话集中在短时间内。',
  },
  rapid_succession: {
    en: 'The calls follow each other quickly.',
    zh: '通话接连不断。',
  },
  voicemail_pattern: {
    en: 'Voice messages were left close together or in quick succession.',
    zh: '语音留言过于集中或接连不断。',
  },
  prior_communications: {
    en: 'What the borrower said before speaks to it.',
    zh: '须考虑借款人此前的表示。',
  },
  prior_conduct: {
    en: 'How the borrower was treated before speaks to it.',
    zh: '须考虑此前对借款人的做法。',
  },
  required_by_law: {
    en: 'A law requires this call.',
    zh: '法律要求进行这次通话。',
  },
  active_litigation: {
    en: 'A pending lawsuit needs it.',
    zh: '进行中的诉讼需要这次联系。',
  },
  consumer_requested_information: {
    en: 'The borrower asked for this information.',
    zh: '借款人要求提供这一信息。',
  },
  avoid_negative_effect: {
    en: 'It averts a near harm to the borrower that is not of our making.',
    zh: '可避免并非由我方造成、即将发生的不利后果。',
  },
};

/** What must be done, added or observed. */
export const REQUIRED_SENTENCES: Sentences = {
  collect_undisputed_part_only: {
    en: 'Ask only for the part that is not disputed.',
    zh: '只可催收没有异议的部分。',
  },
  no_debt_disclosure: { en: 'Say nothing of the debt.', zh: '不得提及欠款。' },
  no_payment_demand: { en: 'Do not ask for payment.', zh: '不得要求付款。' },
  keep_record_of_consent: { en: 'Keep the proof of the consent.', zh: '保存同意的证明。' },
  contact_attorney_instead: { en: 'Contact the lawyer instead.', zh: '改为联系律师。' },
  document_related_third_party: {
    en: 'Put on file why this person shares in the debt.',
    zh: '记录此人与债务相关的依据。',
  },
  renew_sms_basis_or_check_number: {
    en: 'Check that the number still belongs to the borrower, or have the consent renewed.',
    zh: '确认号码仍属本人，或重新取得同意。',
  },
  add_opt_out_method: { en: 'Say how to stop such messages.', zh: '写明退订方式。' },
  notify_debtor_of_agency: { en: 'Tell the borrower of the agency first.', zh: '先告知借款人受托机构。' },
  disclose_attempt_to_collect: {
    en: 'Say that this is an attempt to collect a debt.',
    zh: '说明这是在催收欠款。',
  },
  disclose_information_use: {
    en: 'Say that what is learned will be used for that.',
    zh: '说明所获信息将用于催收。',
  },
  disclose_from_debt_collector: {
    en: 'Say that this comes from a debt collector.',
    zh: '说明这是催收方发出的。',
  },
  address_named_estate_representative: {
    en: 'Address a named person who may act for the estate.',
    zh: '须写给有权处理遗产的具名之人。',
  },
  obtain_esign_consent: {
    en: 'Obtain the consent to electronic notices.',
    zh: '取得以电子方式接收通知的同意。',
  },
  tell_agents_to_stop: { en: 'Tell everyone who acts for us to stop.', zh: '通知所有受托方停止催收。' },
  annotate_account: { en: 'Note it on the account.', zh: '在账户上作出标注。' },
  verify_and_handle: { en: 'Look into it and deal with it.', zh: '核实并处理。' },
  mark_as_disputed: { en: 'Mark it as disputed.', zh: '标注为有异议。' },
  evaluate_agency: { en: 'Evaluate the agency.', zh: '对受托机构进行评估。' },
  pre_job_training_and_exam: {
    en: 'Training and an exam come before the work.',
    zh: '上岗前须培训并考核合格。',
  },
  annual_training_and_exam: { en: 'Training and an exam every year.', zh: '每年须培训和考核。' },
  impact_assessment_before_entrusting: {
    en: 'Assess what it means for personal data first.',
    zh: '委托前进行个人信息保护影响评估。',
  },
  return_or_delete_data: {
    en: 'The data must be returned or deleted; none may be kept.',
    zh: '返还或删除数据，不得留存。',
  },
  inform_about_recipient: {
    en: 'Say who receives the data, for what, how, and which.',
    zh: '告知接收方的名称、联系方式、目的、方式和信息种类。',
  },
  separate_consent_or_documented_basis: {
    en: 'Obtain a separate consent, or put another legal basis on file.',
    zh: '取得单独同意，或记录其他合法依据。',
  },
  explain_decision: { en: 'Explain the decision.', zh: '说明作出决定的理由。' },
  human_decision: { en: 'Let a person decide.', zh: '由人工作出决定。' },
  restrict_to_storage_and_security: {
    en: 'Only store the data and keep it safe; nothing else may be done with it.',
    zh: '仅作存储和安全保护，停止其他处理。',
  },
  retain_call_log: { en: 'Keep the log of calls.', zh: '保存通话记录。' },
  retain_document_given_to_consumer: {
    en: 'Keep a copy of what was given to the borrower.',
    zh: '保存交给借款人的文件副本。',
  },
  evidence_reserved_contact_point: {
    en: 'Prove that the borrower left this number or address with us.',
    zh: '证明该号码或地址是借款人预留的。',
  },
  evidence_send_record: { en: 'Keep the record of sending.', zh: '保存发送记录。' },
  evidence_of_arrival: { en: 'Prove that it arrived.', zh: '证明已送达。' },
  evidence_call_recording: { en: 'Keep the recording of the call.', zh: '保存通话录音。' },
  evidence_message_delivery_record: {
    en: 'Keep the delivery record of the message.',
    zh: '保存短信送达记录。',
  },
  evidence_letter_return_receipt: { en: 'Keep the postal receipt.', zh: '保存信函回执。' },
  evidence_email_delivery_record: {
    en: 'Keep the delivery record of the e-mail.',
    zh: '保存电子邮件送达记录。',
  },
  evidence_debtor_or_family_signature: {
    en: 'Have the borrower or a family member sign.',
    zh: '由借款人或其家属签字。',
  },
  evidence_bank_signature_and_seal: {
    en: 'Have it signed by staff and sealed by the bank.',
    zh: '由银行工作人员签名并加盖公章。',
  },
  letter_states_debt_continues: {
    en: 'The letter must say that the debt goes on.',
    zh: '信函须写明债务仍然存续。',
  },
  letter_name_and_balance: {
    en: 'The letter must give the name and the balance.',
    zh: '信函须写明姓名和欠款余额。',
  },
  letter_reason_and_legal_basis: {
    en: 'The letter must give its reason and the law behind it.',
    zh: '信函须写明催收事由和相关法规。',
  },
  letter_rights_and_duties: {
    en: 'The letter must state the borrower’s rights and duties.',
    zh: '信函须写明持卡人的权利和义务。',
  },
  letter_query_repay_object_evidence: {
    en: 'The letter must say how to ask, repay, object and hand in proof.',
    zh: '信函须写明查询、还款、提出异议和提供证据的途径。',
  },
  letter_issuer_contact: {
    en: 'The letter must say how to reach the lender.',
    zh: '信函须写明发卡机构的联系方式。',
  },
  letter_seal: { en: 'The letter must bear the seal.', zh: '信函须加盖公章。' },
  letter_other_required_content: {
    en: 'The letter must hold whatever else is required.',
    zh: '信函须包含监管要求的其他内容。',
  },
};
