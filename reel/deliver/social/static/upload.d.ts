/** What the scripts of the page to upload from are told, as JSON. */
interface ReelUploads extends ReelPage {
    /** Under which the browser remembers what is posted. */
    key: string;
}
