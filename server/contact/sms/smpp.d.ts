/** The other implementation of SMPP that tests compare ours with: only what they use of it. */
declare module 'smpp' {
  interface Fields {
    command: string;
    command_length: number;
    command_id: number;
    command_status: number;
    sequence_number: number;
    [name: string]: unknown;
  }
  interface OtherPdu extends Fields {
    toBuffer(): Buffer;
    _filter(direction: string): void;
  }
  const smpp: {
    PDU: {
      new (command: string, options: Record<string, unknown>): OtherPdu;
      new (octets: Buffer): OtherPdu;
      prototype: OtherPdu;
    };
    encodings: { ASCII: { encode(text: string): Buffer; decode(octets: Buffer): string } };
  };
  export default smpp;
}
