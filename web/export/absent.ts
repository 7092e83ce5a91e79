/** jsPDF can draw HTML with packages that we have no use for: in their place the build takes this, so that it neither needs nor ships them. */
export default undefined;
