/** Whether a request can have the cookies that its caller gives. Browsers send those they keep, and no others. */
export declare function setsCookies(): boolean;
