export interface KakaoEmail {
  readonly address: string;
  readonly isVerified: boolean;
}

/** A person as Kakao knows her at this site. */
export interface KakaoIdentity {
  readonly issuer: string;
  readonly subject: string;
}

export interface KakaoPerson extends KakaoIdentity {
  /** Asks Kakao for her address; null if she did not share it. @throws {KakaoError} */
  findEmail(): Promise<KakaoEmail | null>;
}
