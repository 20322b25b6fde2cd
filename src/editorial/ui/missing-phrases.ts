/** Decap’s phrases that its Chinese (`zh_Hans`, 3.16) leaves out; a browser test finds any other. */
export const missingPhrases = {
  auth: { loginWithForgejo: '用 Forgejo 登录' },
  collection: {
    collectionTop: { viewAsList: '看成列表', viewAsGrid: '看成卡片' },
    entries: { unpublishedHeader: '还没有发布的' },
  },
  editor: {
    editorControl: { field: { widgetLabel: '%{widgetLabel}' } },
    editorControlPane: {
      widget: { rangeMin: '“%{fieldLabel}”至少要有 %{minCount} 条', rangeMax: '“%{fieldLabel}”最多 %{maxCount} 条' },
    },
    editorInterface: { toggleNotes: '备注' },
    editorNotesPane: {
      title: '备注',
      emptyState: '还没有备注。',
      addNote: '加备注',
      addPlaceholder: '写备注……',
      editPlaceholder: '改备注……',
      save: '保存',
      cancel: '取消',
      edit: '修改',
      delete: '删除',
      resolve: '标为已处理',
      unresolve: '标为未处理',
      confirmDelete: '确定删除这条备注吗？',
      shortcut: '按 Ctrl+回车 可以快速添加',
    },
    editorToolbar: {
      statusInfoTooltipDraft: '现在是草稿。写好以后，把状态改成“审核中”',
      statusInfoTooltipInReview: '正在审核，不用再做什么；还可以继续改。',
    },
    editorWidgets: {
      markdown: { strikethrough: '删除线', toggleMode: { rich: '换成所见即所得', markdown: '换成 Markdown' } },
      image: { chooseMultiple: '选图片', addMore: '再加图片', removeAll: '去掉全部图片' },
      file: { chooseMultiple: '选文件', addMore: '再加文件', removeAll: '去掉全部文件' },
      datetime: { setToNow: '“%{fieldLabel}”写今天' },
      list: { addType: '加一条%{item}' },
      object: { expand: '展开', collapse: '收起' },
    },
  },
  mediaLibrary: { mediaLibraryModal: { close: '关闭' } },
  ui: {
    settingsDropdown: { account: '帐户' },
    toast: {
      noteAdded: '备注已加上',
      onFailToAddNote: '备注没有加上：%{details}',
      noteUpdated: '备注已改好',
      onFailToUpdateNote: '备注没有改成：%{details}',
      noteDeleted: '备注已删除',
      onFailToDeleteNote: '备注没有删除：%{details}',
      noteResolved: '备注标为已处理',
      noteReopened: '备注标为未处理',
      onFailToToggleNote: '备注的状态没有改成：%{details}',
    },
  },
} as const;

/** Decap’s phrases that say something else than what happens here: saving makes a commit, a list is published by `npm run publish`. */
export const otherPhrases = {
  collection: { sidebar: { collections: '地区和资料' } },
  editor: {
    // The pattern comes with a whole sentence of its own.
    editorControlPane: { widget: { regexPattern: '%{pattern}' } },
    editorToolbar: {
      publish: '保存',
      publishing: '正在检查、保存……',
      published: '已保存',
      publishNow: '保存',
      publishAndCreateNew: '保存，再新建一个',
      publishAndDuplicate: '保存，再复制一个',
    },
  },
  ui: { toast: { onFailToPersist: '%{details}' } },
} as const;
